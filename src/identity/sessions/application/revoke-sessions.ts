import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { missing } from '../../../shared/kernel/domain-error.js';
import { normaliseEmail } from '../../../shared/kernel/email-address.js';
import { Database, Transactional } from '../../../shared/persistence/database.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { SessionEndings } from './session-endings.js';

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
    private readonly accounts: Accounts,
    private readonly endings: SessionEndings,
  ) {}

  @Transactional()
  async execute({ email }: RevokeSessions): Promise<{ ended: number }> {
    if (email === undefined) return { ended: await this.endings.endEverybodys('revoked') };
    const account = await this.accounts.byEmail(normaliseEmail(email));
    if (!account) throw missing('account');
    return { ended: await this.endings.endAll(account.id, 'revoked') };
  }
}
