import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { invalid } from '../kernel/domain-error.js';
import { currentRequest } from '../kernel/request-context.js';

const TAKES_KEY = Symbol('takes Idempotency-Key');

/** The operation's answer is stored for its `Idempotency-Key`. Operations that do not say so never store theirs. */
export const TakesIdempotencyKey = (): MethodDecorator => SetMetadata(TAKES_KEY, true);

/** Takes `Idempotency-Key` into the request's context, where the transaction finds it, for operations that allow it. */
@Injectable()
export class IdempotencyKeyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { path, headers, body, query } = context.switchToHttp().getRequest<Request>();
    const key = headers['idempotency-key'];
    const scope = currentRequest();
    if (key === undefined || !scope || !this.reflector.get<boolean>(TAKES_KEY, context.getHandler())) return true;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw invalid('Idempotency-Key', 'must have 1 to 255 visible ASCII characters');
    }
    const asked = `${JSON.stringify(body ?? null, withoutPassword)}\n${JSON.stringify(query)}`;
    scope.idempotency = { key, path, bodyHash: createHash('sha256').update(asked).digest('hex') };
    return true;
  }
}

/** A hash that is quickly computed would let a password be guessed from the table of keys. */
function withoutPassword(name: string, value: unknown): unknown {
  return name === 'password' ? undefined : value;
}

/** Says that the answer is that of an earlier, equal request. */
export function sayReplayed(response: Response): void {
  if (currentRequest()?.idempotency?.replayed) response.setHeader('Idempotency-Replayed', 'true');
}
