import { RequestMethod } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { LogFn, Logger } from 'pino';
import type { Config } from '../../config.js';
import { currentRequest } from '../kernel/request-context.js';
import { outsidePrefix } from './global-prefix.js';

/** Where secrets and personal data could slip into a log line. */
const redacted = [
  'req.headers',
  'res.headers',
  '*.password',
  '*.token',
  '*.refreshToken',
  '*.accessToken',
  '*.authorization',
  '*.reason',
  '*.email',
];

/** Structured logs: one line a request with its id, method, path (no query: it may hold names), status and time. */
export function loggingOptions(config: Config): Params {
  return {
    // They cover what is below the prefix too. By default that is named as well, and its requests are logged twice.
    forRoutes: outsidePrefix.map((path) => ({ path, method: RequestMethod.ALL })),
    pinoHttp: {
      level: config.logLevel,
      genReqId: () => currentRequest()?.requestId ?? '',
      redact: { paths: redacted, remove: true },
      hooks: { logMethod: withoutChatter },
      autoLogging: logsRequests(config.logLevel) && { ignore: isProbe },
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          // What follows /verify/ opens something to whoever reads it.
          path: request.url?.split('?')[0]?.replace(/(\/verify\/).*/, '$1…'),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        err: (error: Error & { code?: string }) => ({
          type: error.name,
          code: error.code,
          stack: withoutValues(error),
        }),
      },
    },
  };
}

/** pino's number for `info`. */
const info = 30;
/** Nest tells of every module and route at each start: hundreds of lines that hide what matters. */
const chatty = new Set<unknown>(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

function withoutChatter(this: Logger, values: Parameters<LogFn>, log: LogFn, level: number): void {
  const [first] = values as readonly unknown[];
  const context = typeof first === 'object' && first !== null ? (first as { context?: unknown }).context : undefined;
  if (level > info || !chatty.has(context)) log.apply(this, values);
}

/** Above `info` the line of a request is not written: then nothing is prepared for it either. */
function logsRequests(level: string): boolean {
  return ['info', 'debug', 'trace'].includes(level);
}

function isProbe(request: IncomingMessage): boolean {
  return /^\/(health|metrics|assets)\b/.test(request.url ?? '');
}

/** The driver's messages quote the values of a row behind "Key (…)=(…)": only the code's own words stay. */
function withoutValues(error: Error): string | undefined {
  return error.stack?.replaceAll(/\(([^()]*)\)=\(([^()]*)\)/g, '($1)=(…)');
}
