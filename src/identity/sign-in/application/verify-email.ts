import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { refused, type DomainError } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { Accounts, type Credentials } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { Sessions } from '../../sessions/domain/sessions.js';
import type { Origin } from './attempt-limits.js';
import { linkInvalid, Links } from './links.js';
import { PasswordProof } from './password-proof.js';
import { SessionEndings } from '../../sessions/application/session-endings.js';

/** Who came back with a link, besides having the mail. */
export interface Visitor {
  readonly origin: Origin;
  readonly actor?: Actor;
  readonly refreshToken?: string;
  /** That of the account, where it was asked for. */
  readonly password?: string;
  /** Whether a session of the account or its password is needed: where people press a button. */
  readonly mustBeOwner: boolean;
}

/**
 * Somebody came back with the link that was sent to the address. Coming back twice changes nothing. Whoever registered the
 * address may have been a stranger: all sessions end but the one of the visitor, and a person shows that the password is
 * theirs too, or sets another one.
 */
export class VerifyEmail extends Command<{ email: string }> {
  constructor(
    readonly token: string,
    readonly visitor: Visitor,
  ) {
    super();
  }
}

@Handles(VerifyEmail, { transaction: false })
class VerifyEmailHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly links: Links,
    private readonly proof: PasswordProof,
    private readonly endings: SessionEndings,
  ) {}

  /** @throws LINK_INVALID, PASSWORD_NEEDED, PASSWORD_WRONG, TOO_MANY_REQUESTS */
  async execute({ token, visitor }: VerifyEmail): Promise<{ email: string }> {
    const id = this.links.accountIdOf(token, 'verify-email');
    const credentials = id && (await this.accounts.credentialsOf({ id }));
    if (!credentials) throw linkInvalid();
    this.links.check(token, 'verify-email', credentials);
    const own = await this.ownSession(credentials.id, visitor);
    const { origin, password, mustBeOwner } = visitor;
    const given = { pointer: '/password', origin, sessionId: own };
    if (password !== undefined) await this.proof.require(credentials, { ...given, password });
    else if (mustBeOwner && !own) throw passwordNeeded();
    return this.database.transaction(() => this.verify(credentials, own));
  }

  private async verify({ id, email, passwordHash }: Credentials, own: string | undefined): Promise<{ email: string }> {
    const account = await this.accounts.byId(id);
    // The password may have been changed while it was checked.
    if (account?.email !== email || account.passwordHash !== passwordHash) throw linkInvalid();
    if (account.emailVerified) return { email };
    account.verifyEmail(this.clock.now());
    await this.endings.endAll(id, 'verified', own);
    return { email };
  }

  private async ownSession(accountId: string, { actor, refreshToken }: Visitor): Promise<string | undefined> {
    if (actor?.accountId === accountId) return actor.sessionId;
    const session = refreshToken && (await this.sessions.byToken(refreshToken, this.clock.now()));
    return session && session.accountId === accountId ? session.sessionId : undefined;
  }
}

function passwordNeeded(): DomainError {
  return refused('PASSWORD_NEEDED', 'Send the password that was chosen with the account, or set another one.');
}
