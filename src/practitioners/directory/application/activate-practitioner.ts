import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { AuditTrail } from '../../../audit/index.js';
import { GrantRole } from '../../../identity/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import type { Practitioner } from '../domain/practitioner.js';
import type { PractitionerRecord } from './directory.js';
import { requireNotOwnListing } from './own-practitioner.js';
import { PractitionerDesk } from './practitioner-desk.js';

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
    private readonly desk: PractitionerDesk,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly audit: AuditTrail,
  ) {}

  async execute(command: ActivatePractitioner): Promise<PractitionerRecord> {
    const { actor, practitionerId } = command;
    await requireNotOwnListing(actor, practitionerId, this.queries);
    const practitioner = await this.desk.change(command, ['status=active'], (suspended) => suspended.activate());
    await this.giveRoleBack(actor, practitioner);
    return this.desk.changed(practitionerId);
  }

  /** It may have been taken from the account while they were suspended. */
  private async giveRoleBack(actor: Actor, { id: practitionerId, accountId }: Practitioner): Promise<void> {
    const { granted } = await this.commands.execute(new GrantRole(accountId, 'practitioner', { practitionerId }));
    if (!granted) return;
    const changed = ['roles+practitioner'];
    this.audit.record(actor, { action: 'write', resource: 'account', resourceId: accountId, changed });
  }
}
