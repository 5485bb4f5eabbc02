import { Command, CommandBus } from '@nestjs/cqrs';
import { ChangeOwnContact } from '../../../patients/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { fieldsOf } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { AccountDesk } from './account-desk.js';
import type { AccountRecord } from '../http/users.view.js';
import { KnownSites } from './known-sites.js';
import { SessionEndings } from '../../sessions/application/session-endings.js';

interface Changes {
  readonly fullName?: string;
  readonly phone?: string | null;
  readonly siteIds?: readonly string[];
}

/** An administrator changes an account. Name and telephone are carried into its patient file, if it has one. */
export class ChangeAccount extends Command<AccountRecord> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly changes: Changes,
    readonly expectedVersion: number | '*' | undefined,
  ) {
    super();
  }
}

@Handles(ChangeAccount)
class ChangeAccountHandler {
  constructor(
    private readonly sites: KnownSites,
    private readonly endings: SessionEndings,
    private readonly commands: CommandBus,
    private readonly desk: AccountDesk,
  ) {}

  async execute({ actor, id, changes, expectedVersion }: ChangeAccount): Promise<AccountRecord> {
    const account = await this.desk.open(id, expectedVersion);
    const { siteIds, ...contact } = changes;
    account.changeProfile(contact);
    await this.commands.execute(new ChangeOwnContact(id, contact));
    if (siteIds) {
      await this.sites.require(siteIds);
      account.workAt(siteIds);
      await this.endings.endAll(id, 'roles');
    }
    return this.desk.close(actor, account, { changed: fieldsOf(changes), patientId: account.patientId ?? undefined });
  }
}
