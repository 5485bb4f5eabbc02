import type { CredentialStatus } from '../domain/credential.js';
import type { DocumentKind, DocumentType } from '../../applications/domain/document.js';

/** A credential without its bytes. */
export interface CredentialRecord {
  readonly id: string;
  readonly practitionerId: string;
  readonly kind: DocumentKind;
  readonly status: CredentialStatus;
  readonly expiresOn: string | null;
  readonly licenceNumber: string | null;
  readonly licenceIssuingBody: string | null;
  readonly name: string;
  readonly type: DocumentType;
  readonly size: number;
  readonly uploadedAt: string;
  readonly decidedAt: string | null;
  readonly rejectionReason: string | null;
  readonly version: number;
  /** Whether it does not count any more, by the day it was read. */
  readonly expired: boolean;
}

/** With whose it is, for who looks at everybody's. */
export interface UndecidedCredential extends CredentialRecord {
  readonly practitionerName: string;
}

/** Reads credentials for their owner and admins: who may ask is decided before. */
export abstract class CredentialRecords {
  /** Newest first, one more than the limit; `after` is the id of the last one of the page before. */
  abstract list(practitionerId: string, page: { limit: number; after?: string }): Promise<CredentialRecord[]>;

  /** Everybody's that no admin has decided about, oldest first, one more than the limit. */
  abstract undecided(page: { limit: number; after?: string }): Promise<UndecidedCredential[]>;

  /** @throws missing, also when it is somebody else's. */
  abstract read(practitionerId: string, credentialId: string): Promise<CredentialRecord>;

  /** Decrypted. @throws missing, also when it is somebody else's. */
  abstract file(
    practitionerId: string,
    credentialId: string,
  ): Promise<{ name: string; type: DocumentType; content: Buffer }>;
}
