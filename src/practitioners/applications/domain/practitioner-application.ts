import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { conflict, forbidden, refused } from '../../../shared/kernel/domain-error.js';
import { isEditable, statusAfter, type ApplicationAction, type ApplicationStatus } from './application-transitions.js';
import { given } from '../../catalogue/domain/changes.js';
import { ApplicationApproved, ApplicationInfoRequested, ApplicationRejected, ApplicationSubmitted } from './events.js';
import { usableLicence, type LicenceDraft } from '../../directory/domain/licence.js';
import type { Profile } from '../../directory/domain/profile.js';

export interface ApplicationDetails extends Profile {
  readonly licence: LicenceDraft;
}

/** An application as its table holds it: a field of the profile is declared there and in the mapping. */
export interface ApplicationColumns extends Profile {
  readonly id: string;
  readonly version: number;
  readonly accountId: string;
  readonly status: ApplicationStatus;
  readonly licenceNumber: string | null;
  readonly licenceIssuingBody: string | null;
  readonly licenceExpiresOn: string | null;
  /** What the reviewer asked for, or why it was rejected. */
  readonly reviewNote: string | null;
  readonly reviewerId: string | null;
  readonly submittedAt: Temporal.Instant | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly practitionerId: string | null;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

const empty = {
  status: 'draft',
  ...{ licenceNumber: null, licenceIssuingBody: null, licenceExpiresOn: null, reviewNote: null, reviewerId: null },
  ...{ submittedAt: null, decidedAt: null, practitionerId: null },
} satisfies Partial<ApplicationColumns>;

const ApplicationFields = Aggregate as abstract new () => Aggregate & ApplicationColumns;

/** An account's request to be listed as a practitioner, decided by somebody else. */
export class PractitionerApplication extends ApplicationFields {
  constructor(id: string, accountId: string, details: ApplicationDetails, createdAt: Temporal.Instant) {
    super();
    this.become({ ...empty, id, accountId, createdAt });
    this.describe(details, createdAt);
  }

  get licence(): LicenceDraft {
    return { number: this.licenceNumber, issuingBody: this.licenceIssuingBody, expiresOn: this.licenceExpiresOn };
  }

  /** @throws NOT_APPLICANT, APPLICATION_LOCKED once it is with the reviewers. */
  change(accountId: string, changes: Partial<ApplicationDetails>, now: Temporal.Instant): void {
    this.requireApplicant(accountId);
    this.requireEditable();
    this.describe(changes, now);
  }

  /** Documents belong to what the reviewers see: they can be added as long as the application can be changed. */
  addDocument(accountId: string, now: Temporal.Instant): void {
    this.requireApplicant(accountId);
    this.requireEditable();
    this.become({ updatedAt: now });
  }

  submit(accountId: string, now: Temporal.Instant): void {
    this.requireApplicant(accountId);
    this.transition('submit', now);
    this.become({ submittedAt: now });
    this.record(new ApplicationSubmitted(this.ids()));
  }

  startReview(reviewerId: string, now: Temporal.Instant): void {
    this.review('start-review', reviewerId, now);
    this.become({ reviewNote: null });
  }

  requestInfo(reviewerId: string, note: string, now: Temporal.Instant): void {
    this.review('request-info', reviewerId, now);
    this.become({ reviewNote: note });
    this.record(new ApplicationInfoRequested(this.ids()));
  }

  reject(reviewerId: string, reason: string, now: Temporal.Instant): void {
    this.review('reject', reviewerId, now);
    this.become({ reviewNote: reason, decidedAt: now });
    this.record(new ApplicationRejected(this.ids()));
  }

  /** @throws OWN_APPLICATION, INVALID_TRANSITION, LICENCE_INCOMPLETE, LICENCE_EXPIRED, DOCUMENT_REQUIRED */
  approve(
    reviewerId: string,
    approval: { practitionerId: string; documents: number; today: string },
    now: Temporal.Instant,
  ): void {
    this.review('approve', reviewerId, now);
    usableLicence(this.licence, approval.today);
    if (approval.documents === 0) {
      throw refused('DOCUMENT_REQUIRED', 'An application is approved with at least one document.');
    }
    this.become({ practitionerId: approval.practitionerId, decidedAt: now });
    this.record(new ApplicationApproved({ ...this.ids(), practitionerId: approval.practitionerId }));
  }

  private review(action: ApplicationAction, reviewerId: string, now: Temporal.Instant): void {
    if (reviewerId === this.accountId) {
      throw forbidden('OWN_APPLICATION', 'An application is reviewed by somebody else than the applicant.');
    }
    this.transition(action, now);
    this.become({ reviewerId });
  }

  private transition(action: ApplicationAction, now: Temporal.Instant): void {
    this.become({ status: statusAfter(action, this.status), updatedAt: now });
  }

  // Reviewers see an application and decide about it; they do not write it.
  private requireApplicant(accountId: string): void {
    if (accountId !== this.accountId) throw forbidden('NOT_APPLICANT', 'Only the applicant can do this.');
  }

  private requireEditable(): void {
    if (isEditable(this.status)) return;
    throw conflict('APPLICATION_LOCKED', `An application that is ${this.status} is not changed any more.`, {
      current: this.status,
    });
  }

  private describe({ licence = {}, ...details }: Partial<ApplicationDetails>, now: Temporal.Instant): void {
    const { number: licenceNumber, issuingBody: licenceIssuingBody, expiresOn: licenceExpiresOn } = licence;
    this.become({ ...given({ ...details, licenceNumber, licenceIssuingBody, licenceExpiresOn }), updatedAt: now });
  }

  private become(fields: Partial<ApplicationColumns>): void {
    Object.assign(this, fields);
  }

  private ids(): { applicationId: string; accountId: string } {
    return { applicationId: this.id, accountId: this.accountId };
  }
}
