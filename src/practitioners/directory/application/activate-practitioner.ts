import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { AuditTrail } from '../../../audit/index.js';
import { GrantRole } from '../../../identity/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import type { Practitioner } from '../domain/practitioner.js';
import { requireNotOwnListing } from './own-practitioner.js';
import { ReadPractitioner, type PractitionerProfile } from '../persistence/read-practitioner.js';
import { PractitionerChanges, type PractitionerTarget } from './practitioner-changes.js';

/** Lets a suspended practitioner be found and booked again, and gives their account the role if it was taken away. */
export class ActivatePractitioner extends Command<PractitionerProfile> {
  constructor(
    readonly actor: Actor,
    readonly target: PractitionerTarget,
  ) {
    super();
  }
}

@Handles(ActivatePractitioner)
class ActivatePractitionerHandler {
  constructor(
    private readonly changes: PractitionerChanges,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, target }: ActivatePractitioner): Promise<PractitionerProfile> {
    await requireNotOwnListing(actor, target.practitionerId, this.queries);
    await this.changes.change(actor, target, ['status=active'], async (practitioner) => {
      practitioner.activate();
      await this.giveRoleBack(actor, practitioner);
    });
    return this.queries.execute(new ReadPractitioner(target.practitionerId, actor));
  }

  /** It may have been taken from the account while they were suspended. */
  private async giveRoleBack(actor: Actor, { id: practitionerId, accountId }: Practitioner): Promise<void> {
    const { granted } = await this.commands.execute(new GrantRole(accountId, 'practitioner', { practitionerId }));
    if (granted) this.audit.recordChange(actor, 'account', accountId, ['roles+practitioner']);
  }
}
