import { Command, QueryBus } from '@nestjs/cqrs';
import { fieldsOf } from '../../../audit/index.js';
import { hasRole, type Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { forbidden } from '../../../shared/kernel/domain-error.js';
import { Sites } from '../../catalogue/domain/collections.js';
import { Specialties } from '../../catalogue/specialties/specialties.js';
import { Handles } from '../../handlers.js';
import type { Contact } from '../domain/contact.js';
import { dateOf, type Licence } from '../domain/licence.js';
import type { PractitionerDetails } from '../domain/profile.js';
import { requireNotOwnListing, requireOwnPractitioner } from './own-practitioner.js';
import { PractitionerChanges, type PractitionerTarget } from './practitioner-changes.js';

export type PractitionerChange = Partial<PractitionerDetails> & {
  readonly contact?: Partial<Contact>;
  readonly licence?: Partial<Licence>;
};

/** What was checked when they were listed is changed by those who check. */
const checkedByAdmins = ['fullName', 'specialtyIds', 'homeSiteId', 'licence'] as const;

export class ChangePractitioner extends Command<void> {
  constructor(
    readonly actor: Actor,
    readonly target: PractitionerTarget,
    readonly changes: PractitionerChange,
  ) {
    super();
  }
}

@Handles(ChangePractitioner)
class ChangePractitionerHandler {
  constructor(
    private readonly changing: PractitionerChanges,
    private readonly specialties: Specialties,
    private readonly sites: Sites,
    private readonly clock: Clock,
    private readonly queries: QueryBus,
  ) {}

  async execute({ actor, target, changes }: ChangePractitioner): Promise<void> {
    requireOwnPractitioner(actor, target.practitionerId);
    const { licence, contact, ...details } = changes;
    const reserved = checkedByAdmins.find((field) => changes[field] !== undefined);
    if (reserved && !hasRole(actor, 'admin')) throw forbidden('ADMIN_ONLY', `Only an admin can change ${reserved}.`);
    if (licence) await requireNotOwnListing(actor, target.practitionerId, this.queries);
    return this.changing.change(actor, target, fieldsOf(changes), async (practitioner) => {
      await this.specialties.requireActive(details.specialtyIds ?? []);
      if (details.homeSiteId) await this.sites.requireActive(details.homeSiteId);
      practitioner.change(details);
      if (contact) practitioner.reachableBy(contact);
      if (licence) practitioner.renewLicence(licence, dateOf(this.clock.now()));
    });
  }
}
