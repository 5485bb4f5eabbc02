import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Origin } from '../application/attempt-limits.js';

/** Where the request comes from: its address (behind trusted proxies, theirs does not count) and what sent it. */
export const RequestOrigin = createParamDecorator((_: unknown, context: ExecutionContext): Origin => {
  const request = context.switchToHttp().getRequest<Request>();
  return { address: request.ip ?? '', userAgent: request.headers['user-agent'] };
});

/**
 * Whether the portal asks. Browsers send cookies along with requests that other sites cause, but no other site can make
 * them add this header: without it, the cookie does not count.
 */
export function isPortal(request: Request): boolean {
  return request.headers['x-client'] === 'portal';
}
