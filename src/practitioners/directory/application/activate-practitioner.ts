import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { GrantRole } from '../../../identity/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { Practitioners } from '../domain/practitioners.js';
import type { Practitioner } from '../domain/practitioner.js';
import { Directory, type PractitionerRecord } from './directory.js';
import { requireNotOwnListing } from './own-practitioner.js';

/** Lets a suspended practitioner be found and booked again, and gives their account the role if it was taken away. */
export class ActivatePractitioner extends Command<PractitionerRecord> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@Handles(ActivatePractitioner)
class ActivatePractitionerHandler {
  constructor(
    private readonly database: Database,
    private readonly practitioners: Practitioners,
    private readonly directory: Directory,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, practitionerId, expectedVersion }: ActivatePractitioner): Promise<PractitionerRecord> {
    await requireNotOwnListing(actor, practitionerId, this.queries);
    const practitioner = await this.practitioners.get(practitionerId);
    checkVersion(expectedVersion, practitioner.version);
    practitioner.activate();
    this.outbox.add(...practitioner.pullEvents());
    this.audit.record(actor, {
      action: 'write',
      resource: 'practitioner',
      resourceId: practitionerId,
      changed: ['status=active'],
    });
    await this.giveRoleBack(actor, practitioner);
    await this.database.em.flush();
    return this.directory.practitioner(practitionerId);
  }

  /** It may have been taken from the account while they were suspended. */
  private async giveRoleBack(actor: Actor, { id: practitionerId, accountId }: Practitioner): Promise<void> {
    const { granted } = await this.commands.execute(new GrantRole(accountId, 'practitioner', { practitionerId }));
    if (!granted) return;
    const changed = ['roles+practitioner'];
    this.audit.record(actor, { action: 'write', resource: 'account', resourceId: accountId, changed });
  }
}
