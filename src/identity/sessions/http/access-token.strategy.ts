import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-jwt';
import { isId } from '../../../shared/kernel/id.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { unauthenticated } from '../../../shared/kernel/domain-error.js';
import { newId } from '../../../shared/kernel/id.js';
import { AccessTokens, type AccessClaims } from '../application/access-tokens.js';
import { PresentActors } from '../application/present-actors.js';

/** Checks access tokens: signature and algorithm by passport-jwt, time by the application's clock, the rest by lookup. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy) implements OnApplicationShutdown {
  /** Passport has one registry in a process; with a name of its own, each application asks its own strategy. */
  readonly registeredAs = `access-token ${newId()}`;

  constructor(
    private readonly tokens: AccessTokens,
    private readonly actors: PresentActors,
  ) {
    super({
      jwtFromRequest: bearerToken,
      secretOrKeyProvider: (_request: unknown, token: string, done: KeyFound) => {
        const key = tokens.keyOf(token);
        done(key ? null : new Error('Unknown key'), key as never);
      },
      algorithms: ['HS256'],
      // The application's clock decides, not the machine's: see validate().
      ignoreExpiration: true,
    });
    passport.use(this.registeredAs, this);
  }

  /** Not earlier: requests in flight are still authenticated while the server closes. */
  onApplicationShutdown(): void {
    passport.unuse(this.registeredAs);
  }

  async validate(claims: AccessClaims): Promise<Actor> {
    const wellFormed = isId(claims.sub) && isId(claims.sid) && Number.isFinite(claims.exp);
    if (!wellFormed) throw tokenInvalid();
    if (this.tokens.isExpired(claims))
      throw unauthenticated('TOKEN_EXPIRED', 'The access token has expired. Refresh it.');
    const actor = await this.actors.find(claims.sub, claims.sid);
    if (!actor) throw tokenInvalid();
    return actor;
  }
}

type KeyFound = (error: Error | null, key?: string | Buffer) => void;

/** The token of `Authorization: Bearer …` (RFC 6750); null for anything else. */
function bearerToken(request: Request): string | null {
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

export const tokenInvalid = () =>
  unauthenticated('TOKEN_INVALID', 'The access token is not valid (any more). Sign in again.');
