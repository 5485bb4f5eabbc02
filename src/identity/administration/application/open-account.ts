import { Command, CommandBus } from '@nestjs/cqrs';
import { OpenPatientFile } from '../../../patients/index.js';
import type { Actor, Role } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { conflict } from '../../../shared/kernel/domain-error.js';
import { newId } from '../../../shared/kernel/id.js';
import { Account } from '../../accounts/domain/account.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { AccountDesk } from './account-desk.js';
import type { AccountRecord } from '../http/users.view.js';
import { KnownSites } from './known-sites.js';

interface Input {
  /** In lower case. */
  readonly email: string;
  readonly fullName: string;
  readonly phone?: string;
  readonly roles: readonly Role[];
  readonly siteIds?: readonly string[];
}

/** An administrator makes an account for somebody, who is invited by mail to set its password. */
export class OpenAccount extends Command<AccountRecord> {
  constructor(
    readonly actor: Actor,
    readonly input: Input,
  ) {
    super();
  }
}

@Handles(OpenAccount)
class OpenAccountHandler {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sites: KnownSites,
    private readonly commands: CommandBus,
    private readonly desk: AccountDesk,
  ) {}

  /** @throws EMAIL_TAKEN with the id of the account that has the address: it stays what it is. */
  async execute({ actor, input }: OpenAccount): Promise<AccountRecord> {
    const { email, fullName, phone, roles, siteIds = [] } = input;
    const known = await this.accounts.byEmail(email);
    if (known) throw conflict('EMAIL_TAKEN', 'There is already an account with this address.', { accountId: known.id });
    await this.sites.require(siteIds);
    const account = Account.open({ id: newId(), email, fullName, phone, now: this.clock.now() }, roles, siteIds);
    if (roles.includes('patient')) {
      const file = { accountId: account.id, fullName, email, phone };
      account.grant('patient', await this.commands.execute(new OpenPatientFile(file)));
    }
    this.accounts.add(account);
    return this.desk.close(actor, account, { changed: [`roles=${roles.join(',')}`] });
  }
}
