import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { Request, Response } from 'express';
import { ACCESS, type Access } from '../../../shared/http/access.js';
import { hasRole, type Actor } from '../../../shared/kernel/actor.js';
import { forbidden, unauthenticated } from '../../../shared/kernel/domain-error.js';
import { currentRequest } from '../../../shared/kernel/request-context.js';
import { AccessTokenStrategy, tokenInvalid } from './access-token.strategy.js';

/**
 * Closed unless a route says who may call it (shared/http/access.ts). A token that is sent is checked everywhere. Only what
 * is shown to everybody, without one, may be kept on the way or in a browser.
 */
@Injectable()
export class AccessGuard extends AuthGuard() {
  constructor(
    private readonly reflector: Reflector,
    strategy: AccessTokenStrategy,
  ) {
    super({ defaultStrategy: strategy.registeredAs });
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access) throw forbidden('FORBIDDEN', 'This operation is closed.');
    const http = context.switchToHttp();
    const request = http.getRequest<Request & { user?: Actor }>();
    const cacheable = access.kind === 'public' && isReading(request) && request.headers.authorization === undefined;
    if (!cacheable) http.getResponse<Response>().setHeader('Cache-Control', 'no-store');
    if (request.headers.authorization === undefined) {
      if (access.kind === 'public') return true;
      throw unauthenticated('TOKEN_MISSING', 'Sign in and send the access token as Authorization: Bearer.');
    }
    await super.canActivate(context);
    const scope = currentRequest();
    if (scope) scope.accountId = request.user!.accountId;
    if (access.kind === 'signed-in' && access.roles.length > 0 && !hasRole(request.user!, ...access.roles)) {
      throw forbidden('FORBIDDEN', 'This account may not do that.');
    }
    return true;
  }

  /** Errors of the lookup (the database is away) stay what they are; whatever is wrong with the token is 401. */
  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error) throw error;
    if (!user) throw tokenInvalid();
    return user;
  }
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}
