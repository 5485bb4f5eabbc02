import { Injectable } from '@nestjs/common';
import { SignedTokens } from '../../../shared/security/signed-token.js';

const purpose = 'known-browser';

/** For how long a browser is remembered after the last sign-in. */
export const browserLifetime = Temporal.Duration.from({ hours: 180 * 24 });

/** Browsers in which the owner of an account has signed in. What is left there opens nothing: it only says so. */
@Injectable()
export class KnownBrowsers {
  constructor(private readonly tokens: SignedTokens) {}

  tokenFor(accountId: string): string {
    return this.tokens.sign({ purpose, subject: accountId }, browserLifetime);
  }

  /** Whose browser it is; undefined for a token that is not ours or has expired. */
  accountOf(token: string): string | undefined {
    return this.tokens.verify(token, purpose)?.subject;
  }
}
