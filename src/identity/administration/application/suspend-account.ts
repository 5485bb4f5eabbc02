import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { AccountDesk } from './account-desk.js';
import type { AccountRecord } from '../http/users.view.js';
import { SessionEndings } from '../../sessions/application/session-endings.js';

/** Nobody comes in with this account any more, from now on. The reason stays in the audit trail. */
export class SuspendAccount extends Command<AccountRecord> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly reason: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(SuspendAccount)
class SuspendAccountHandler {
  constructor(
    private readonly accounts: Accounts,
    private readonly endings: SessionEndings,
    private readonly desk: AccountDesk,
  ) {}

  async execute({ actor, id, reason, expectedVersion }: SuspendAccount): Promise<AccountRecord> {
    const administrators = await this.accounts.administrators();
    const account = await this.desk.open(id, expectedVersion);
    account.suspend({ actorId: actor.accountId, administrators });
    await this.endings.endAll(id, 'suspended');
    return this.desk.close(actor, account, { changed: ['status=suspended'], reason });
  }
}
