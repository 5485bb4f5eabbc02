import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { Request } from 'express';
import type { Origin } from '../application/attempt-limits.js';

/** In which browsers somebody has signed in; the first one over https. */
export const browserCookies = ['__Secure-known-browser', 'known-browser'] as const;

export function cookieOf({ headers }: Request, name: string): string | undefined {
  return parseCookie(headers.cookie ?? '')[name];
}

/** Where the request comes from: its address (behind trusted proxies, theirs does not count) and what sent it. */
export const RequestOrigin = createParamDecorator((_: unknown, context: ExecutionContext): Origin => {
  const request = context.switchToHttp().getRequest<Request>();
  const browserToken = browserCookies.map((name) => cookieOf(request, name)).find((token) => token !== undefined);
  return { address: request.ip ?? '', userAgent: request.headers['user-agent'], browserToken };
});

/**
 * Whether the portal asks. Browsers send cookies along with requests that other sites cause, but no other site can make
 * them add this header: without it, the cookie does not count.
 */
export function isPortal(request: Request): boolean {
  return request.headers['x-client'] === 'portal';
}
