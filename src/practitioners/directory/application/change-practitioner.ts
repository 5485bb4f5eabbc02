import { Command, QueryBus } from '@nestjs/cqrs';
import { hasRole, type Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { checkVersion, forbidden } from '../../../shared/kernel/domain-error.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail, fieldsOf } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { Practitioners } from '../domain/practitioners.js';
import { Sites, Specialties } from '../../catalogue/domain/collections.js';
import type { Contact } from '../domain/contact.js';
import { dateOf, type Licence } from '../domain/licence.js';
import type { PractitionerDetails } from '../domain/profile.js';
import { Directory, type PractitionerRecord } from './directory.js';
import { requireNotOwnListing, requireOwnPractitioner } from './own-practitioner.js';

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
    private readonly database: Database,
    private readonly practitioners: Practitioners,
    private readonly specialties: Specialties,
    private readonly sites: Sites,
    private readonly directory: Directory,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly queries: QueryBus,
    private readonly audit: AuditTrail,
  ) {}

  async execute(command: ChangePractitioner): Promise<PractitionerRecord> {
    const { actor, practitionerId, changes, expectedVersion } = command;
    requireOwnPractitioner(actor, practitionerId);
    const { licence, contact, ...details } = changes;
    const reserved = checkedByAdmins.find((field) => changes[field] !== undefined);
    if (reserved && !hasRole(actor, 'admin')) throw forbidden('ADMIN_ONLY', `Only an admin can change ${reserved}.`);
    if (licence) await requireNotOwnListing(actor, practitionerId, this.queries);
    const practitioner = await this.practitioners.get(practitionerId);
    checkVersion(expectedVersion, practitioner.version);
    await this.specialties.requireActive(details.specialtyIds ?? []);
    if (details.homeSiteId) await this.sites.requireActive(details.homeSiteId);

    practitioner.change(details);
    if (contact) practitioner.reachableBy(contact);
    if (licence) practitioner.renewLicence(licence, dateOf(this.clock.now()));
    this.outbox.add(...practitioner.pullEvents());
    this.audit.record(actor, {
      action: 'write',
      resource: 'practitioner',
      resourceId: practitionerId,
      changed: fieldsOf(changes),
    });
    await this.database.em.flush();
    return this.directory.practitioner(practitionerId);
  }
}
