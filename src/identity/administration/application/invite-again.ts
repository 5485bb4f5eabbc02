import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { AccountDesk } from './account-desk.js';
import type { AccountRecord } from '../http/users.view.js';

/** Sends the invitation once more: its link lives for two days. */
export class InviteAgain extends Command<AccountRecord> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(InviteAgain)
class InviteAgainHandler {
  constructor(private readonly desk: AccountDesk) {}

  async execute({ actor, id, expectedVersion }: InviteAgain): Promise<AccountRecord> {
    const account = await this.desk.open(id, expectedVersion);
    account.remindOfInvitation();
    return this.desk.close(actor, account, { changed: ['invited'] });
  }
}
