import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../kernel/clock.js';

/** What a signed link carries: its purpose keeps a link of one kind from working as another. */
export interface Claims {
  readonly purpose: string;
  readonly subject: string;
  /** Anything the verifier compares with the current state, so that a link dies with a change (an e-mail address). */
  readonly context?: string;
}

/**
 * Tokens for links in mail: `base64url(json).base64url(hmac)`, HMAC-SHA-256 with a key derived from SECRET_KEY.
 * They expire by the application's clock and store nothing.
 */
export class SignedTokens {
  private readonly keys: Buffer[];

  constructor(
    secretKeys: readonly string[],
    private readonly clock: Clock,
  ) {
    this.keys = secretKeys.map((key) => Buffer.from(hkdfSync('sha256', key, '', 'careslot signed links', 32)));
  }

  sign(claims: Claims, lifetime: Temporal.Duration): string {
    const expires = this.clock.now().add(lifetime).epochMilliseconds;
    const body = Buffer.from(JSON.stringify({ ...claims, expires })).toString('base64url');
    return `${body}.${this.mac(body, this.keys[0]!).toString('base64url')}`;
  }

  /** The claims of a genuine, unexpired token of this purpose, else undefined. */
  verify(token: string, purpose: string): Claims | undefined {
    const [body, signature, ...rest] = token.split('.');
    if (!body || !signature || rest.length > 0) return undefined;
    const given = Buffer.from(signature, 'base64url');
    const genuine = this.keys.some((key) => {
      const expected = this.mac(body, key);
      return expected.length === given.length && timingSafeEqual(expected, given);
    });
    if (!genuine) return undefined;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims & { expires: number };
    if (claims.purpose !== purpose || claims.expires <= this.clock.now().epochMilliseconds) return undefined;
    return claims;
  }

  private mac(body: string, key: Buffer): Buffer {
    return createHmac('sha256', key).update(body).digest();
  }
}
