import { conflict, forbidden, refused } from '../../../shared/kernel/domain-error.js';
import type { DocumentKind, DocumentType } from '../../applications/domain/document.js';
import { usableLicence, type Licence } from '../../directory/domain/licence.js';

export const credentialStatuses = ['pending', 'verified', 'rejected'] as const;
export type CredentialStatus = (typeof credentialStatuses)[number];

/** What a document says, in the words of who handed it in: nothing of it counts before it is verified. */
export interface Claimed {
  readonly kind: DocumentKind;
  /** The last day on which it counts; null: it does not expire. */
  readonly expiresOn: string | null;
  /** Of a licence: where they differ from the one there is. */
  readonly licenceNumber: string | null;
  readonly licenceIssuingBody: string | null;
}

export interface CredentialFile {
  readonly name: string;
  readonly type: DocumentType;
  readonly size: number;
}

/** A document by which somebody who is listed goes on proving it: handed in, then decided by an admin, once. */
export class Credential {
  readonly version: number;
  status: CredentialStatus = 'pending';
  readonly kind: DocumentKind;
  readonly expiresOn: string | null;
  readonly licenceNumber: string | null;
  readonly licenceIssuingBody: string | null;
  readonly name: string;
  readonly type: DocumentType;
  readonly size: number;
  decidedBy: string | null = null;
  decidedAt: Temporal.Instant | null = null;
  rejectionReason: string | null = null;

  constructor(
    readonly id: string,
    readonly practitionerId: string,
    claimed: Claimed,
    file: CredentialFile,
    readonly uploadedBy: string,
    readonly uploadedAt: Temporal.Instant,
  ) {
    this.kind = claimed.kind;
    this.expiresOn = claimed.expiresOn;
    this.licenceNumber = claimed.licenceNumber;
    this.licenceIssuingBody = claimed.licenceIssuingBody;
    this.name = file.name;
    this.type = file.type;
    this.size = file.size;
  }

  /**
   * What somebody has when this is verified: a licence takes the place of the one there was, other documents leave it.
   * @throws LICENCE_INCOMPLETE, LICENCE_EXPIRED, CREDENTIAL_EXPIRED: what proves nothing today is not taken.
   */
  licenceAfter(current: Licence, today: string): Licence {
    if (this.kind === 'licence') {
      const { licenceNumber, licenceIssuingBody, expiresOn } = this;
      const number = licenceNumber ?? current.number;
      return usableLicence({ number, issuingBody: licenceIssuingBody ?? current.issuingBody, expiresOn }, today);
    }
    if (this.expiresOn !== null && this.expiresOn < today) {
      throw refused('CREDENTIAL_EXPIRED', `This document expired on ${this.expiresOn}.`, { expiresOn: this.expiresOn });
    }
    return current;
  }

  /** @throws OWN_CREDENTIAL, INVALID_TRANSITION */
  verify(reviewerId: string, ownerId: string, now: Temporal.Instant): void {
    this.decide('verified', reviewerId, ownerId, now);
  }

  /** @throws OWN_CREDENTIAL, INVALID_TRANSITION */
  reject(reviewerId: string, ownerId: string, reason: string, now: Temporal.Instant): void {
    this.decide('rejected', reviewerId, ownerId, now);
    this.rejectionReason = reason;
  }

  private decide(status: CredentialStatus, reviewerId: string, ownerId: string, now: Temporal.Instant): void {
    if (reviewerId === ownerId) {
      throw forbidden('OWN_CREDENTIAL', 'A credential is verified by somebody else than its owner.');
    }
    if (this.status !== 'pending') {
      const details = { current: this.status, allowed: [] };
      throw conflict('INVALID_TRANSITION', `This credential is ${this.status} already.`, details);
    }
    this.status = status;
    this.decidedBy = reviewerId;
    this.decidedAt = now;
  }
}
