import { Command } from '@nestjs/cqrs';
import { Clock } from '../../../shared/kernel/clock.js';
import { unauthenticated } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import type { Account } from '../../accounts/domain/account.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { RefreshTokenReused } from '../../accounts/domain/events.js';
import { Handles } from '../../handlers.js';
import { Sessions, type SentToken } from '../domain/sessions.js';
import { SessionEndings } from './session-endings.js';
import { SignInAnswers, type SignedIn } from './signed-in.js';

/**
 * Continues a session. A token that was used before ends it, as one of the two who have it is a thief; only right after its
 * use the same client gets the same successor once more, because an answer can get lost.
 */
export class RefreshSession extends Command<SignedIn> {
  constructor(
    readonly refreshToken: string | undefined,
    readonly userAgent?: string,
  ) {
    super();
  }
}

@Handles(RefreshSession, { transaction: false })
class RefreshSessionHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly endings: SessionEndings,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly answers: SignInAnswers,
  ) {}

  async execute({ refreshToken, userAgent }: RefreshSession): Promise<SignedIn> {
    // Refused outside of the transaction: what a reused token has ended must stay ended.
    const signedIn = refreshToken && (await this.database.transaction(() => this.rotate({ refreshToken, userAgent })));
    if (!signedIn) throw unauthenticated('REFRESH_TOKEN_INVALID', 'The session is over. Sign in again.');
    return signedIn;
  }

  private async rotate(token: SentToken): Promise<SignedIn | undefined> {
    const rotation = await this.sessions.rotate(token, this.clock.now());
    if (rotation.kind === 'reused') {
      this.outbox.add(new RefreshTokenReused({ accountId: rotation.accountId }));
      await this.endings.forgetWithCommit(rotation.accountId);
    }
    if (rotation.kind !== 'continued') return undefined;
    const account = await this.accounts.byId(rotation.accountId);
    if (account?.status !== 'active') return undefined;
    if (rotation.repeated) this.note(account, rotation.sessionId);
    return this.answers.answer(account, rotation);
  }

  private note(account: Account, sessionId: string): void {
    const changed = ['refresh-repeated'];
    const entry = { action: 'write', resource: 'session', resourceId: sessionId, changed } as const;
    this.audit.record(account.actingIn(sessionId), entry);
  }
}
