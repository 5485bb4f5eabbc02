import { Command, QueryBus } from '@nestjs/cqrs';
import { hasRole, type Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { forbidden } from '../../../shared/kernel/domain-error.js';
import { fieldsOf } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { Sites, Specialties } from '../../catalogue/domain/collections.js';
import type { Contact } from '../domain/contact.js';
import { dateOf, type Licence } from '../domain/licence.js';
import type { PractitionerDetails } from '../domain/profile.js';
import type { PractitionerRecord } from './directory.js';
import { requireNotOwnListing, requireOwnPractitioner } from './own-practitioner.js';
import { PractitionerDesk } from './practitioner-desk.js';

export type PractitionerChanges = Partial<PractitionerDetails> & {
  readonly contact?: Partial<Contact>;
  readonly licence?: Partial<Licence>;
};

/** What was checked when they were listed is changed by those who check. */
const checkedByAdmins = ['fullName', 'specialtyIds', 'homeSiteId', 'licence'] as const;

export class ChangePractitioner extends Command<PractitionerRecord> {
  constructor(
    readonly actor: Actor,
    readonly practitionerId: string,
    readonly changes: PractitionerChanges,
    readonly expectedVersion: number | '*',
  ) {
    super();
  }
}

@Handles(ChangePractitioner)
class ChangePractitionerHandler {
  constructor(
    private readonly desk: PractitionerDesk,
    private readonly specialties: Specialties,
    private readonly sites: Sites,
    private readonly clock: Clock,
    private readonly queries: QueryBus,
  ) {}

  async execute(command: ChangePractitioner): Promise<PractitionerRecord> {
    const { actor, practitionerId, changes } = command;
    requireOwnPractitioner(actor, practitionerId);
    const { licence, contact, ...details } = changes;
    const reserved = checkedByAdmins.find((field) => changes[field] !== undefined);
    if (reserved && !hasRole(actor, 'admin')) throw forbidden('ADMIN_ONLY', `Only an admin can change ${reserved}.`);
    if (licence) await requireNotOwnListing(actor, practitionerId, this.queries);
    await this.desk.change(command, fieldsOf(changes), async (practitioner) => {
      await this.specialties.requireActive(details.specialtyIds ?? []);
      if (details.homeSiteId) await this.sites.requireActive(details.homeSiteId);
      practitioner.change(details);
      if (contact) practitioner.reachableBy(contact);
      if (licence) practitioner.renewLicence(licence, dateOf(this.clock.now()));
    });
    return this.desk.changed(practitionerId);
  }
}
