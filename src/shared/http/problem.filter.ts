import {
  Catch,
  HttpException,
  Logger,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { STATUS_CODES } from 'node:http';
import type { Actor } from '../kernel/actor.js';
import { DomainError, type DomainErrorKind, type FieldError, type Trace } from '../kernel/domain-error.js';
import { currentRequest } from '../kernel/request-context.js';
import { translatePostgresError } from '../persistence/postgres-errors.js';
import { allowedMethods } from './allowed-methods.js';

const statusOfKind: Record<DomainErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  refused: 422,
  precondition: 428,
  limited: 429,
  unavailable: 503,
};

const retryAfterSeconds = 2;

/** Where a refusal leaves its trace; answers once it is there. */
interface RefusalTrail {
  refused(actor: Actor, trace: Trace): Promise<void>;
}

interface ProblemBody extends Record<string, unknown> {
  status: number;
  code: string;
  detail: string;
  errors?: readonly FieldError[];
}

/** The only place that turns an error into an answer: problem+json with a stable code (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  /** `failurePage`: what a person sees whose page, not whose script's request, failed on our side. */
  constructor(
    private readonly failurePage?: string,
    private readonly audit?: RefusalTrail,
  ) {}

  /** A refusal that leaves a trace is answered once the trace is there. */
  catch(thrown: unknown, host: ArgumentsHost): void | Promise<void> {
    const { user } = host.switchToHttp().getRequest<Request & { user?: Actor }>();
    const trace = thrown instanceof DomainError ? thrown.trace : undefined;
    if (!trace || !user || !this.audit) return this.answer(thrown, host);
    return this.audit.refused(user, trace).then(
      () => this.answer(thrown, host),
      (untraced: unknown) => this.answer(untraced, host),
    );
  }

  private answer(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const problem = this.problemOf(translatePostgresError(thrown), http.getRequest<Request>());
    if (problem.status >= 500 && problem.status !== 503) {
      this.logger.error({ err: thrown, path: http.getRequest<Request>().path }, 'A request failed unexpectedly');
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (problem.status === 503) response.setHeader('Retry-After', String(retryAfterSeconds));
    if (typeof problem.retryAfter === 'number') response.setHeader('Retry-After', String(problem.retryAfter));
    if (problem.status === 405) response.setHeader('Allow', (problem.allowed as string[]).join(', '));
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    if (this.failurePage !== undefined && problem.status >= 500 && isNavigation(http.getRequest<Request>())) {
      response.status(problem.status).type('html').send(this.failurePage);
      return;
    }
    const title = STATUS_CODES[problem.status] ?? 'Error';
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'about:blank', title, ...problem, requestId: currentRequest()?.requestId }));
  }

  private problemOf(error: unknown, request: Request): ProblemBody {
    if (error instanceof DomainError) {
      const { kind, code, message, details, errors } = error;
      return { ...details, status: statusOfKind[kind], code, detail: message, errors };
    }
    if (error instanceof NotFoundException) return noRoute(request, this.ofHttpException(error));
    if (error instanceof HttpException) return this.ofHttpException(error);
    const status = statusOfParser(error);
    if (status !== undefined) return { status, ...wordsOfParser(status) };
    return {
      status: 500,
      code: 'INTERNAL',
      detail: 'Something went wrong on our side. The request id helps to find it.',
    };
  }

  private ofHttpException(error: HttpException): ProblemBody {
    const status = error.getStatus();
    const response = error.getResponse();
    const given = typeof response === 'object' ? (response as Record<string, unknown>) : {};
    const code = typeof given.code === 'string' ? given.code : (STATUS_CODES[status] ?? 'ERROR');
    const errors = Array.isArray(given.errors) ? (given.errors as FieldError[]) : undefined;
    return { status, code: code.toUpperCase().replaceAll(/\W+/g, '_'), detail: error.message, errors };
  }
}

/** Nothing answers at this path, or nothing to this method; or what does says that there is nothing. */
function noRoute(request: Request, missing: ProblemBody): ProblemBody {
  const allowed = allowedMethods(request);
  if (allowed.length === 0 || allowed.includes(request.method)) return missing;
  const detail = `This path takes ${allowed.join(', ')}, not ${request.method}.`;
  return { status: 405, code: 'METHOD_NOT_ALLOWED', detail, allowed };
}

/** A browser that opens a page, and not a script or a probe that asks. */
function isNavigation({ method, headers }: Request): boolean {
  return method === 'GET' && (headers.accept ?? '').startsWith('text/html');
}

/** Body parsers throw plain errors that carry a 4xx status. */
function statusOfParser(error: unknown): number | undefined {
  const status = (error as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

function wordsOfParser(status: number): { code: string; detail: string } {
  if (status === 413) return { code: 'PAYLOAD_TOO_LARGE', detail: 'The body is larger than this operation takes.' };
  if (status === 415) return { code: 'UNSUPPORTED_MEDIA_TYPE', detail: 'The body must be UTF-8 JSON.' };
  return { code: 'MALFORMED', detail: 'The request could not be read: is the body valid JSON?' };
}
