import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { createHash, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { Config } from '../../../config.js';
import { Clock } from '../../../shared/kernel/clock.js';

/** Seconds that an access token lives. */
export const accessLifetime = 900;

/** What an access token says: who, and in which session. Everything else is looked up, so that a change counts at once. */
export interface AccessClaims {
  readonly sub: string;
  readonly sid: string;
  /** Seconds since the epoch, by the application's clock. */
  readonly iat: number;
  readonly exp: number;
}

/** Signs access tokens: JWT with HS256 and keys derived from SECRET_KEY. The first key signs, all of them verify. */
@Injectable()
export class AccessTokens {
  private readonly keys: { readonly id: string; readonly secret: KeyObject }[];

  constructor(
    config: Config,
    private readonly jwt: JwtService,
    private readonly clock: Clock,
  ) {
    this.keys = config.secretKeys.map((key) => {
      const secret = Buffer.from(hkdfSync('sha256', key, '', 'careslot access tokens', 32));
      return {
        id: createHash('sha256').update(secret).digest('base64url').slice(0, 8),
        secret: createSecretKey(secret),
      };
    });
  }

  issue(accountId: string, sessionId: string): string {
    const { id, secret } = this.keys[0]!;
    const iat = Math.floor(this.clock.now().epochMilliseconds / 1_000);
    const claims: AccessClaims = { sub: accountId, sid: sessionId, iat, exp: iat + accessLifetime };
    return this.jwt.sign(claims, { algorithm: 'HS256', keyid: id, privateKey: secret });
  }

  /** The key that a token names in its header; undefined when it is none of ours. */
  keyOf(token: string): KeyObject | undefined {
    try {
      const decoded = this.jwt.decode<{ header: { kid?: unknown } } | null>(token, { complete: true });
      return this.keys.find((key) => key.id === decoded?.header.kid)?.secret;
    } catch {
      return undefined;
    }
  }

  isExpired(claims: AccessClaims): boolean {
    return this.clock.now().epochMilliseconds >= claims.exp * 1_000;
  }
}
