import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { conflict, forbidden, refused } from '../../../shared/kernel/domain-error.js';
import { isEditable, statusAfter, type ApplicationAction, type ApplicationStatus } from './application-transitions.js';
import { given } from '../../catalogue/domain/changes.js';
import { ApplicationApproved, ApplicationInfoRequested, ApplicationRejected, ApplicationSubmitted } from './events.js';
import { usableLicence, type LicenceDraft } from '../../directory/domain/licence.js';
import type { Gender, Profile } from '../../directory/domain/profile.js';

export interface ApplicationDetails extends Profile {
  readonly licence: LicenceDraft;
}

/** An account's request to be listed as a practitioner, decided by somebody else. */
export class PractitionerApplication extends Aggregate {
  readonly version: number;
  status: ApplicationStatus;
  fullName: string;
  title: string | null;
  gender: Gender | null;
  specialtyIds: readonly string[];
  qualifications: string | null;
  yearsOfExperience: number | null;
  languages: readonly string[];
  bio: string | null;
  licenceNumber: string | null = null;
  licenceIssuingBody: string | null = null;
  licenceExpiresOn: string | null = null;
  /** What the reviewer asked for, or why it was rejected. */
  reviewNote: string | null = null;
  reviewerId: string | null = null;
  submittedAt: Temporal.Instant | null = null;
  decidedAt: Temporal.Instant | null = null;
  practitionerId: string | null = null;
  updatedAt: Temporal.Instant;

  constructor(
    readonly id: string,
    readonly accountId: string,
    details: ApplicationDetails,
    readonly createdAt: Temporal.Instant,
  ) {
    super();
    this.status = 'draft';
    this.updatedAt = createdAt;
    this.describe(details);
  }

  get licence(): LicenceDraft {
    return { number: this.licenceNumber, issuingBody: this.licenceIssuingBody, expiresOn: this.licenceExpiresOn };
  }

  /** @throws NOT_APPLICANT, APPLICATION_LOCKED once it is with the reviewers. */
  change(accountId: string, changes: Partial<ApplicationDetails>, now: Temporal.Instant): void {
    this.requireApplicant(accountId);
    this.requireEditable();
    this.describe(changes);
    this.updatedAt = now;
  }

  /** Documents belong to what the reviewers see: they can be added as long as the application can be changed. */
  addDocument(accountId: string, now: Temporal.Instant): void {
    this.requireApplicant(accountId);
    this.requireEditable();
    this.updatedAt = now;
  }

  submit(accountId: string, now: Temporal.Instant): void {
    this.requireApplicant(accountId);
    this.transition('submit', now);
    this.submittedAt = now;
    this.record(new ApplicationSubmitted(this.ids()));
  }

  startReview(reviewerId: string, now: Temporal.Instant): void {
    this.review('start-review', reviewerId, now);
    this.reviewNote = null;
  }

  requestInfo(reviewerId: string, note: string, now: Temporal.Instant): void {
    this.review('request-info', reviewerId, now);
    this.reviewNote = note;
    this.record(new ApplicationInfoRequested(this.ids()));
  }

  reject(reviewerId: string, reason: string, now: Temporal.Instant): void {
    this.review('reject', reviewerId, now);
    this.reviewNote = reason;
    this.decidedAt = now;
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
    this.practitionerId = approval.practitionerId;
    this.decidedAt = now;
    this.record(new ApplicationApproved({ ...this.ids(), practitionerId: approval.practitionerId }));
  }

  private review(action: ApplicationAction, reviewerId: string, now: Temporal.Instant): void {
    if (reviewerId === this.accountId) {
      throw forbidden('OWN_APPLICATION', 'An application is reviewed by somebody else than the applicant.');
    }
    this.transition(action, now);
    this.reviewerId = reviewerId;
  }

  private transition(action: ApplicationAction, now: Temporal.Instant): void {
    this.status = statusAfter(action, this.status);
    this.updatedAt = now;
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

  private describe({ licence, ...details }: Partial<ApplicationDetails>): void {
    Object.assign(this, given(details));
    if (licence?.number !== undefined) this.licenceNumber = licence.number;
    if (licence?.issuingBody !== undefined) this.licenceIssuingBody = licence.issuingBody;
    if (licence?.expiresOn !== undefined) this.licenceExpiresOn = licence.expiresOn;
  }

  private ids(): { applicationId: string; accountId: string } {
    return { applicationId: this.id, accountId: this.accountId };
  }
}
