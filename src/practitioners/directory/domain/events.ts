import { DomainEvent } from '../../../shared/kernel/domain-event.js';
import type { PractitionerStatus } from './licence.js';

/** A practitioner can be found and booked from now on. `siteId`: where they start with default hours, if that is known. */
export class PractitionerListed extends DomainEvent<{ practitionerId: string; siteId: string | null }> {
  static override readonly type = 'practitioners.practitioner-listed.v1';
}

export class PractitionerStatusChanged extends DomainEvent<{ practitionerId: string; status: PractitionerStatus }> {
  static override readonly type = 'practitioners.practitioner-status-changed.v1';
}

/** Specialties, visit types, licence or profile of a practitioner changed. */
export class PractitionerChanged extends DomainEvent<{ practitionerId: string }> {
  static override readonly type = 'practitioners.practitioner-changed.v1';
}

/** The licence of somebody who is active ends within the weeks in which it is to be renewed. Once for each end. */
export class LicenceRunningOut extends DomainEvent<{ practitionerId: string; expiresOn: string }> {
  static override readonly type = 'practitioners.licence-running-out.v1';
}
