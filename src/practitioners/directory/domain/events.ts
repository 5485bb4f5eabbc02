import { DomainEvent } from '../../shared/kernel/domain-event.js';
import type { PractitionerStatus } from './facts.js';

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

interface ApplicationOf {
  applicationId: string;
  accountId: string;
}

export class ApplicationSubmitted extends DomainEvent<ApplicationOf> {
  static override readonly type = 'practitioners.application-submitted.v1';
}

/** The reviewer needs something more before deciding. What, is read by the applicant in the application itself. */
export class ApplicationInfoRequested extends DomainEvent<ApplicationOf> {
  static override readonly type = 'practitioners.application-info-requested.v1';
}

export class ApplicationApproved extends DomainEvent<ApplicationOf & { practitionerId: string }> {
  static override readonly type = 'practitioners.application-approved.v1';
}

export class ApplicationRejected extends DomainEvent<ApplicationOf> {
  static override readonly type = 'practitioners.application-rejected.v1';
}
