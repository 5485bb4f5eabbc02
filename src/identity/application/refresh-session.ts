import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '../../shared/kernel/clock.js';
import { unauthenticated } from '../../shared/kernel/domain-error.js';
import { Outbox } from '../../shared/messaging/outbox.js';
import { Database } from '../../shared/persistence/database.js';
import { Accounts } from '../domain/accounts.js';
import { RefreshTokenReused } from '../domain/events.js';
import { Sessions } from '../domain/sessions.js';
import { SessionEndings } from './session-endings.js';
import { SignInAnswers, type SignedIn } from './signed-in.js';

/** Continues a session. A token that was used before ends it: one of the two who have it is a thief. */
export class RefreshSession extends Command<SignedIn> {
  constructor(readonly refreshToken: string | undefined) {
    super();
  }
}

@CommandHandler(RefreshSession)
export class RefreshSessionHandler implements ICommandHandler<RefreshSession> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly endings: SessionEndings,
    private readonly outbox: Outbox,
    private readonly answers: SignInAnswers,
  ) {}

  async execute({ refreshToken }: RefreshSession): Promise<SignedIn> {
    // Refused outside of the transaction: what a reused token has ended must stay ended.
    const signedIn = refreshToken && (await this.database.transaction(() => this.rotate(refreshToken)));
    if (!signedIn) throw unauthenticated('REFRESH_TOKEN_INVALID', 'The session is over. Sign in again.');
    return signedIn;
  }

  private async rotate(refreshToken: string): Promise<SignedIn | undefined> {
    const rotation = await this.sessions.rotate(refreshToken, this.clock.now());
    if (rotation.kind === 'reused') {
      this.outbox.add(new RefreshTokenReused({ accountId: rotation.accountId }));
      this.endings.forgetAfterCommit(rotation.accountId);
    }
    if (rotation.kind !== 'continued') return undefined;
    const account = await this.accounts.byId(rotation.accountId);
    return account?.status === 'active' ? this.answers.answer(account, rotation) : undefined;
  }
}
