import { forbidden, refused } from '../../shared/kernel/domain-error.js';
import type { FileType } from '../../shared/kernel/file-name.js';

export const documentKinds = ['prescription-scan', 'lab-result', 'imaging', 'referral', 'insurance', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** `care`: the patient and every practitioner in care of them. `patient-and-author`: the patient and who uploaded it. */
export const documentVisibilities = ['care', 'patient-and-author'] as const;
export type DocumentVisibility = (typeof documentVisibilities)[number];

export const documentTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const satisfies FileType[];
export type DocumentType = (typeof documentTypes)[number];

export const maxFileBytes = 15 * 1024 * 1024;

/** For one patient, with those that were deleted: their bytes are still there. */
const maxDocuments = 100;
const maxMegabytes = 200;

/** What the documents of a record take, with those that were deleted. */
export interface DocumentUsage {
  readonly count: number;
  readonly bytes: number;
}

/**
 * Refuses a document for which a record has no room left.
 * @param size Bytes of the document, as far as they are known.
 * @throws TOO_MANY_DOCUMENTS, DOCUMENT_SPACE_USED
 */
export function checkRoom({ count, bytes }: DocumentUsage, size: number): void {
  if (count >= maxDocuments)
    throw refused('TOO_MANY_DOCUMENTS', `A record takes at most ${maxDocuments} documents, with those deleted.`);
  if (bytes + size > maxMegabytes * 1024 * 1024)
    throw refused(
      'DOCUMENT_SPACE_USED',
      `The documents of a record take at most ${maxMegabytes} MB together, with those deleted.`,
    );
}

/** How long who uploaded a document may take it back, in hours. */
export const hoursToDelete = 24;

/** A file in a patient's record, without its bytes. */
export interface PatientDocument {
  readonly id: string;
  readonly patientId: string;
  /** The visit it belongs to. */
  readonly appointmentId: string | null;
  readonly kind: DocumentKind;
  readonly visibility: DocumentVisibility;
  readonly title: string | null;
  readonly name: string;
  readonly type: DocumentType;
  readonly size: number;
  /** The account that uploaded it. */
  readonly authorId: string;
  /** Whose account that was, when it was a practitioner's; else it was the patient. */
  readonly practitionerId: string | null;
  readonly uploadedAt: string;
}

/** Whether this account may still take the document back. */
export function isDeletable(document: PatientDocument, accountId: string, now: Temporal.Instant): boolean {
  return document.authorId === accountId && isFresh(document, now);
}

/**
 * Somebody may have acted on a document that has been there for a day: it stays.
 * @throws unless {@link isDeletable}
 */
export function checkDeletable(document: PatientDocument, accountId: string, now: Temporal.Instant): void {
  if (document.authorId !== accountId) throw forbidden('NOT_AUTHOR', 'Only who uploaded a document can delete it.');
  if (!isFresh(document, now))
    throw refused('TOO_LATE_TO_DELETE', `A document can be deleted within ${hoursToDelete} hours.`);
}

function isFresh({ uploadedAt }: PatientDocument, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, Temporal.Instant.from(uploadedAt).add({ hours: hoursToDelete })) < 0;
}
