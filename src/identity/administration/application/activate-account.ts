import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Database, Transactional } from '../../../shared/persistence/database.js';
import { AccountDesk } from './account-desk.js';
import type { AccountRecord } from './account-record.js';
import { SessionEndings } from '../../sessions/application/session-endings.js';

/** Lets a suspended account in again: with a new sign-in, no session of before comes back. */
export class ActivateAccount extends Command<AccountRecord> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@CommandHandler(ActivateAccount)
export class ActivateAccountHandler implements ICommandHandler<ActivateAccount> {
  constructor(
    private readonly database: Database,
    private readonly endings: SessionEndings,
    private readonly desk: AccountDesk,
  ) {}

  @Transactional()
  async execute({ actor, id, expectedVersion }: ActivateAccount): Promise<AccountRecord> {
    const account = await this.desk.open(id, expectedVersion);
    account.activate();
    await this.endings.endAll(id, 'suspended');
    return this.desk.close(actor, account, { changed: ['status=active'] });
  }
}
