import { isDeletable, type PatientDocument } from '../domain/document.js';

/** A document as it is shown to somebody. */
export type DocumentRecord = Omit<PatientDocument, 'authorId'> & { readonly allowedActions: readonly 'delete'[] };

/** What this account sees of it, and may do with it now. */
export function documentRecord(document: PatientDocument, accountId: string, now: Temporal.Instant): DocumentRecord {
  const { authorId: _, ...shown } = document;
  return { ...shown, allowedActions: isDeletable(document, accountId, now) ? ['delete'] : [] };
}
