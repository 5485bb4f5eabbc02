import { isDeletable, type PatientDocument } from '../domain/document.js';
import type { DocumentScope } from '../domain/documents.js';

/** A document as it is shown to somebody. */
export type DocumentRecord = Omit<PatientDocument, 'authorId'> & { readonly allowedActions: readonly 'delete'[] };

/** What is seen of it within a scope, and may be done with it now. */
export function documentRecord(
  document: PatientDocument,
  { accountId, readOnly }: DocumentScope,
  now: Temporal.Instant,
): DocumentRecord {
  const { authorId: _, ...shown } = document;
  return { ...shown, allowedActions: !readOnly && isDeletable(document, accountId, now) ? ['delete'] : [] };
}
