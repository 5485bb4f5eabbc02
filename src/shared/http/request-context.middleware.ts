import type { NextFunction, Request, Response } from 'express';
import { newId } from '../kernel/id.js';
import { runInRequestContext } from '../kernel/request-context.js';

/** Gives every request an id, echoed or made, that stands in the answer, the logs and the events it causes. */
export function requestContext(request: Request, response: Response, next: NextFunction): void {
  const given = request.headers['x-request-id'];
  const requestId = typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : newId();
  response.setHeader('X-Request-Id', requestId);
  runInRequestContext({ requestId }, next);
}
