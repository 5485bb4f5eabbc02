import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Config } from '../../../config.js';
import { DomainError } from '../../../shared/kernel/domain-error.js';
import { SignedTokens } from '../../../shared/security/signed-token.js';
import type { Credentials } from '../../accounts/domain/accounts.js';

export type LinkKind = 'verify-email' | 'set-password';

interface LinkOf {
  readonly page: string;
  readonly lifetime: Temporal.Duration;
  /** What must still be so when the link is used. */
  readonly context: (account: Credentials) => string;
}

const links: Record<LinkKind, LinkOf> = {
  'verify-email': {
    page: 'verify',
    lifetime: Temporal.Duration.from({ hours: 48 }),
    context: (account) => account.email,
  },
  // Dies with the password it replaces: each works once, and an older one not at all.
  'set-password': {
    page: 'reset',
    lifetime: Temporal.Duration.from({ hours: 48 }),
    context: ({ email, passwordHash }) =>
      createHash('sha256')
        .update(`${email}\n${passwordHash ?? ''}`)
        .digest('base64url'),
  },
};

/** Links for mails. They are made when the mail is written and checked when somebody comes back with one. */
@Injectable()
export class Links {
  constructor(
    private readonly config: Config,
    private readonly tokens: SignedTokens,
  ) {}

  urlFor(account: Credentials, kind: LinkKind): string {
    const { page, lifetime, context } = links[kind];
    const token = this.tokens.sign({ purpose: kind, subject: account.id, context: context(account) }, lifetime);
    return `${this.config.publicUrl}/${page}?token=${token}`;
  }

  /** The account that the token was made for; undefined when it is not genuine or has expired. */
  accountIdOf(token: string, kind: LinkKind): string | undefined {
    return this.tokens.verify(token, kind)?.subject;
  }

  /**
   * Refuses a token that does not fit the account as it is now.
   * @throws LINK_INVALID
   */
  check(
    token: string,
    kind: LinkKind,
    account: Credentials | undefined,
  ): asserts account is NonNullable<typeof account> {
    const claims = this.tokens.verify(token, kind);
    if (!claims || !account || claims.subject !== account.id || claims.context !== links[kind].context(account)) {
      throw linkInvalid();
    }
  }
}

export function linkInvalid(): DomainError {
  return new DomainError(
    'refused',
    'LINK_INVALID',
    'This link has expired or was used before. Ask for a new one.',
    undefined,
    [{ pointer: '/token', detail: 'has expired or was used before' }],
  );
}
