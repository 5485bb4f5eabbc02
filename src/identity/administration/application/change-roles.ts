import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { OpenPatientFile } from '../../../patients/index.js';
import type { Actor, Role } from '../../../shared/kernel/actor.js';
import type { Account } from '../../accounts/domain/account.js';
import { Accounts } from '../../accounts/domain/accounts.js';
import { Handles } from '../../handlers.js';
import { AccountDesk } from './account-desk.js';
import type { AccountRecord } from '../http/users.view.js';
import { IsPractitionerSuspended } from './is-practitioner-suspended.js';
import { KnownSites } from './known-sites.js';
import { SessionEndings } from '../../sessions/application/session-endings.js';

interface Input {
  /** All that the account has then. */
  readonly roles: readonly Role[];
  /** All sites of a member of staff; without, they stay. */
  readonly siteIds?: readonly string[];
}

/** An administrator says what an account may act as. Its sessions end: the next sign-in shows what is new. */
export class ChangeRoles extends Command<AccountRecord> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly input: Input,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(ChangeRoles)
class ChangeRolesHandler {
  constructor(
    private readonly accounts: Accounts,
    private readonly sites: KnownSites,
    private readonly endings: SessionEndings,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly desk: AccountDesk,
  ) {}

  async execute({ actor, id, input, expectedVersion }: ChangeRoles): Promise<AccountRecord> {
    const { roles, siteIds } = input;
    const administrators = await this.accounts.administrators();
    const account = await this.desk.open(id, expectedVersion);
    await this.sites.require(siteIds);
    // Asked under the account's lock: who activates the practitioner meanwhile gives the role back after this.
    const practitionerSuspended =
      account.practitionerId !== null &&
      (await this.queries.execute(new IsPractitionerSuspended(account.practitionerId)));
    account.changeRoles(roles, siteIds, { actorId: actor.accountId, administrators, practitionerSuspended });
    if (roles.includes('patient') && !account.patientId) await this.openFile(account);
    await this.endings.endAll(id, 'roles');
    const changed = [`roles=${account.roles.join(',')}`, ...(siteIds ? ['siteIds'] : [])];
    return this.desk.close(actor, account, { changed });
  }

  private async openFile(account: Account): Promise<void> {
    const { id: accountId, fullName, email } = account;
    const phone = account.phone ?? undefined;
    account.grant('patient', await this.commands.execute(new OpenPatientFile({ accountId, fullName, email, phone })));
  }
}
