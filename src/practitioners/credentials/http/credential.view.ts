import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../../../shared/http/etag.js';
import { PageOf } from '../../../shared/http/paging.js';
import { credentialStatuses, type CredentialRow, type CredentialStatus } from '../domain/credential.js';
import type { UndecidedCredential } from '../persistence/read-credentials.js';
import { documentKinds, type DocumentKind } from '../../applications/domain/document.js';

/** A document by which a practitioner proves what they are listed for. */
export class CredentialView {
  id: string;
  practitionerId: string;
  @ApiProperty({ enum: documentKinds })
  kind: DocumentKind;
  @ApiProperty({ enum: credentialStatuses })
  status: CredentialStatus;
  /** The last day on which it counts. @example 2030-12-31 */
  expiresOn: string | null;
  expired: boolean;
  /** What it says of a licence, where that is another one than before. */
  licenceNumber: string | null;
  licenceIssuingBody: string | null;
  /** @example licence.pdf */
  name: string;
  /** What the content is. @example application/pdf */
  type: string;
  /** Bytes. */
  size: number;
  uploadedAt: string;
  decidedAt: string | null;
  /** Why it was rejected. */
  reason: string | null;

  static of({ version, rejectionReason, ...record }: CredentialRow): CredentialView {
    return withVersion(Object.assign(new CredentialView(), { ...record, reason: rejectionReason }), version);
  }
}

export class CredentialPage extends PageOf(CredentialView) {}

/** With whose it is, for who looks at everybody's. */
export class UndecidedCredentialView extends CredentialView {
  /** @example Nimal Perera */
  practitionerName: string;

  static override of({ practitionerName, ...record }: UndecidedCredential): UndecidedCredentialView {
    return Object.assign(new UndecidedCredentialView(), CredentialView.of(record), { practitionerName });
  }
}

export class UndecidedCredentialPage extends PageOf(UndecidedCredentialView) {}
