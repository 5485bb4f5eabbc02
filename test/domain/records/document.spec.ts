import { describe, expect, it } from 'vitest';
import { checkDeletable, isDeletable, type PatientDocument } from '../../../src/records/domain/document.js';

const document: PatientDocument = {
  id: 'a',
  patientId: 'b',
  appointmentId: null,
  kind: 'other',
  visibility: 'care',
  title: null,
  name: 'scan.pdf',
  type: 'application/pdf',
  size: 1,
  authorId: 'author',
  practitionerId: null,
  uploadedAt: '2026-12-01T08:00:00Z',
};
const at = (text: string) => Temporal.Instant.from(text);

describe('a document', () => {
  it.each([
    ['author', '2026-12-01T08:00:00Z', undefined],
    ['author', '2026-12-02T07:59:59.999Z', undefined],
    ['author', '2026-12-02T08:00:00Z', 'TOO_LATE_TO_DELETE'],
    ['reader', '2026-12-01T08:00:00Z', 'NOT_AUTHOR'],
    ['reader', '2026-12-03T08:00:00Z', 'NOT_AUTHOR'],
  ])('is taken back by its author within a day: %s at %s', (accountId, now, code) => {
    expect(isDeletable(document, accountId, at(now))).toBe(code === undefined);
    const check = () => checkDeletable(document, accountId, at(now));
    if (code) expect(check).toThrow(expect.objectContaining({ code }));
    else expect(check).not.toThrow();
  });
});
