import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '../../shared/kernel/clock.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { Accounts } from '../domain/accounts.js';
import { Sessions } from '../domain/sessions.js';

/** An operator ends all sessions of an account, or without an address of everybody. Answers how many. */
export class RevokeSessions extends Command<{ ended: number }> {
  constructor(readonly email?: string) {
    super();
  }
}

@CommandHandler(RevokeSessions)
export class RevokeSessionsHandler implements ICommandHandler<RevokeSessions> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  @Transactional()
  async execute({ email }: RevokeSessions): Promise<{ ended: number }> {
    const now = this.clock.now();
    if (email === undefined) return { ended: await this.sessions.endEverybodys('revoked', now) };
    const account = await this.accounts.byEmail(email.trim().toLowerCase());
    if (!account) throw missing('account');
    return { ended: await this.sessions.endAll(account.id, 'revoked', now) };
  }
}
