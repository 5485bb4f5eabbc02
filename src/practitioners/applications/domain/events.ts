import { DomainEvent } from '../../../shared/kernel/domain-event.js';

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
