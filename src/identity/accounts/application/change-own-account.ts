import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { ChangeOwnContact } from '../../../patients/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion, missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { Accounts } from '../domain/accounts.js';
import type { OwnAccount } from '../http/me.view.js';
import { ReadOwnAccount } from '../persistence/read-own-account.js';

interface Changes {
  readonly fullName?: string;
  readonly phone?: string | null;
}

/** Changes name and telephone of the actor's account, and with them those of their own patient file. */
export class ChangeOwnAccount extends Command<OwnAccount> {
  constructor(
    readonly actor: Actor,
    readonly changes: Changes,
    readonly expectedVersion: number | '*' | undefined,
  ) {
    super();
  }
}

@Handles(ChangeOwnAccount)
class ChangeOwnAccountHandler {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async execute({ actor, changes, expectedVersion }: ChangeOwnAccount): Promise<OwnAccount> {
    const account = await this.accounts.byId(actor.accountId);
    if (!account) throw missing('account');
    checkVersion(expectedVersion, account.version);
    account.changeProfile(changes);
    await this.commands.execute(new ChangeOwnContact(account.id, changes));
    await this.database.em.flush();
    return this.queries.execute(new ReadOwnAccount(actor));
  }
}
