import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { map, type Observable } from 'rxjs';
import type { Actor } from '../kernel/actor.js';
import { invalid } from '../kernel/domain-error.js';
import { currentRequest } from '../kernel/request-context.js';

/**
 * Takes `Idempotency-Key` from POST requests into the request's context, where the transaction finds it, and says in a
 * header when the answer was replayed. Signing in is left out: its answers are secrets.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request & { user?: Actor }>();
    const key = request.headers['idempotency-key'];
    const scope = currentRequest();
    if (key === undefined || request.method !== 'POST' || request.path.includes('/auth/') || !scope)
      return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw invalid('Idempotency-Key', 'must have 1 to 255 visible ASCII characters');
    }
    scope.idempotency = {
      key: digest([request.user?.accountId ?? '', request.path, key]),
      bodyHash: digest([JSON.stringify(request.body ?? null), JSON.stringify(request.query)]),
    };
    return next.handle().pipe(
      map((answer: unknown) => {
        if (scope.idempotency?.replayed) http.getResponse<Response>().setHeader('Idempotency-Replayed', 'true');
        return answer;
      }),
    );
  }
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
