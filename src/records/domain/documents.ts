import type { DocumentKind, DocumentUsage, PatientDocument } from './document.js';

/** Which documents of which record somebody sees. */
export interface DocumentScope {
  readonly patientId: string;
  readonly accountId: string;
  /** Whether it is the account's own record: then all of them. */
  readonly own: boolean;
  /** Whether nothing may be changed. */
  readonly readOnly: boolean;
}

export interface DocumentFilter {
  readonly kind?: DocumentKind;
  readonly appointmentId?: string;
  readonly limit: number;
  /** The id of the last one of the page before. */
  readonly after?: string;
}

/** The files in the records of patients. What was deleted or is out of scope is not there. */
export abstract class Documents {
  /** Lets one upload to a record at a time count and add. */
  abstract lock(patientId: string): Promise<void>;
  abstract usage(patientId: string): Promise<DocumentUsage>;
  abstract add(document: PatientDocument, content: Buffer): Promise<void>;
  /** Newest first, and one more than asked for where there are more. */
  abstract list(scope: DocumentScope, filter: DocumentFilter): Promise<PatientDocument[]>;
  /** @throws missing */
  abstract get(scope: DocumentScope, id: string): Promise<PatientDocument>;
  /** The bytes of one that was got. */
  abstract content(id: string): Promise<Buffer>;
  abstract delete(id: string, at: Temporal.Instant): Promise<void>;
}
