import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { conflict, forbidden, refused } from '../../../shared/kernel/domain-error.js';
import { printed, type Printed } from '../../../shared/kernel/printed.js';
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

/** A credential as its table holds it, without its bytes. */
export interface CredentialColumns extends Claimed, CredentialFile {
  readonly id: string;
  readonly version: number;
  readonly practitionerId: string;
  readonly status: CredentialStatus;
  readonly uploadedBy: string;
  readonly uploadedAt: Temporal.Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly rejectionReason: string | null;
}

/** A credential as its owner and admins read it. */
export interface CredentialRow extends Printed<Omit<CredentialColumns, 'uploadedBy' | 'decidedBy'>> {
  /** Whether it does not count any more, by the day it was read. */
  readonly expired: boolean;
}

export function credentialRow(credential: CredentialColumns, today: string): CredentialRow {
  const { uploadedBy: _, decidedBy: __, ...shown } = credential;
  return { ...printed(shown), expired: shown.expiresOn !== null && shown.expiresOn < today };
}

const CredentialFields = Aggregate as abstract new () => Aggregate & CredentialColumns;

/** A document by which somebody who is listed goes on proving it: handed in, then decided by an admin, once. */
export class Credential extends CredentialFields {
  constructor(
    id: string,
    practitionerId: string,
    claimed: Claimed,
    file: CredentialFile,
    uploadedBy: string,
    uploadedAt: Temporal.Instant,
  ) {
    super();
    const { kind, expiresOn, licenceNumber, licenceIssuingBody } = claimed;
    Object.assign(this, { id, practitionerId, kind, expiresOn, licenceNumber, licenceIssuingBody, ...file });
    Object.assign(this, { status: 'pending', uploadedBy, uploadedAt });
    Object.assign(this, { decidedBy: null, decidedAt: null, rejectionReason: null });
  }

  /**
   * What somebody has when this is verified: a licence takes the place of the one there was, other documents leave it.
   * @throws LICENCE_INCOMPLETE, LICENCE_EXPIRED, LICENCE_SHORTER, CREDENTIAL_EXPIRED: what proves nothing today is not taken.
   */
  licenceAfter(current: Licence, today: string): Licence {
    if (this.kind === 'licence') {
      const { licenceNumber, licenceIssuingBody, expiresOn } = this;
      const number = licenceNumber ?? current.number;
      const licence = usableLicence(
        { number, issuingBody: licenceIssuingBody ?? current.issuingBody, expiresOn },
        today,
      );
      // A document renews a licence. What ends one sooner may hit visits, and is decided in the profile.
      if (licence.expiresOn < current.expiresOn) {
        const message = `The licence there is ends later, on ${current.expiresOn}. Shorten it in the profile, which says whom that hits.`;
        throw refused('LICENCE_SHORTER', message, { expiresOn: current.expiresOn });
      }
      return licence;
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
    Object.assign(this, { rejectionReason: reason });
  }

  private decide(status: CredentialStatus, reviewerId: string, ownerId: string, now: Temporal.Instant): void {
    if (reviewerId === ownerId) {
      throw forbidden('OWN_CREDENTIAL', 'A credential is verified by somebody else than its owner.');
    }
    if (this.status !== 'pending') {
      const details = { current: this.status, allowed: [] };
      throw conflict('INVALID_TRANSITION', `This credential is ${this.status} already.`, details);
    }
    Object.assign(this, { status, decidedBy: reviewerId, decidedAt: now });
  }
}
