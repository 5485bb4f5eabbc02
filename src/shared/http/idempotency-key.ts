import type { NextFunction, Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { invalid } from '../kernel/domain-error.js';
import { currentRequest } from '../kernel/request-context.js';

/**
 * Takes `Idempotency-Key` from POST requests into the request's context, where the transaction finds it. Signing in is
 * left out: its answers are secrets.
 */
export function takeIdempotencyKey(request: Request, _response: Response, next: NextFunction): void {
  const { method, path } = request;
  const key = request.headers['idempotency-key'];
  const scope = currentRequest();
  if (key === undefined || method !== 'POST' || path.includes('/auth/') || !scope) return next();
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    return next(invalid('Idempotency-Key', 'must have 1 to 255 visible ASCII characters'));
  }
  const body = `${JSON.stringify(request.body ?? null, withoutPassword)}\n${JSON.stringify(request.query)}`;
  scope.idempotency = { key, path, bodyHash: createHash('sha256').update(body).digest('hex') };
  next();
}

/** A hash that is quickly computed would let a password be guessed from the table of keys. */
function withoutPassword(name: string, value: unknown): unknown {
  return name === 'password' ? undefined : value;
}

/** Says that the answer is that of an earlier, equal request. */
export function sayReplayed(response: Response): void {
  if (currentRequest()?.idempotency?.replayed) response.setHeader('Idempotency-Replayed', 'true');
}
