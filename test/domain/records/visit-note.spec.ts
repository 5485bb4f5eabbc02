import { describe, expect, it } from 'vitest';
import { mayReadNote } from '../../../src/records/domain/note-access.js';
import { VisitNote } from '../../../src/records/domain/visit-note.js';
import type { Actor } from '../../../src/shared/kernel/actor.js';

const now = Temporal.Instant.from('2026-12-01T09:00:00Z');
const later = now.add({ hours: 1 });
const draft = () => new VisitNote('visit', 'patient', 'author', 'First words', now);
const refusal = (act: () => unknown) => {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a visit note', () => {
  it('is rewritten while it is a draft, and only added to once it is signed', () => {
    const note = draft();
    note.rewrite('Better words', later);
    note.sign(later);
    expect(note).toMatchObject({ status: 'signed', text: 'Better words', allowedActions: ['amend', 'release'] });
    expect(refusal(() => note.rewrite('Other words', later))).toBe('INVALID_TRANSITION');
    expect(refusal(() => note.sign(later))).toBe('INVALID_TRANSITION');
    note.amend('One more thing', 'author', later);
    expect(note.text).toBe('Better words');
    expect(note.amendments).toEqual([{ text: 'One more thing', at: '2026-12-01T10:00:00Z', by: 'author' }]);
  });

  it('is released once, after it was signed, and may still be added to', () => {
    const note = draft();
    expect(refusal(() => note.release(now))).toBe('INVALID_TRANSITION');
    note.sign(now);
    note.release(later);
    expect(note.releasedAt).toEqual(later);
    expect(refusal(() => note.release(later))).toBe('INVALID_TRANSITION');
    expect(note.allowedActions).toEqual(['amend']);
  });

  it('takes fifty amendments and not one more', () => {
    const note = draft();
    expect(refusal(() => note.amend('Too early', 'author', now))).toBe('INVALID_TRANSITION');
    note.sign(now);
    for (let count = 0; count < 50; count++) note.amend(`Amendment ${count}`, 'author', now);
    expect(refusal(() => note.amend('One too many', 'author', now))).toBe('TOO_MANY_AMENDMENTS');
  });

  it('is read by its author always, by colleagues once signed, by the patient once released', () => {
    const actor = (ids: Partial<Actor>) => ({ roles: [], siteIds: [], ...ids }) as unknown as Actor;
    const readers = {
      author: actor({ practitionerId: 'author' }),
      colleague: actor({ practitionerId: 'colleague' }),
      patient: actor({ patientId: 'patient' }),
    };
    const whoReads = (note: VisitNote) =>
      Object.entries(readers).flatMap(([name, reader]) => (mayReadNote(reader, note) ? [name] : []));
    const note = draft();
    expect(whoReads(note)).toEqual(['author']);
    note.sign(now);
    expect(whoReads(note)).toEqual(['author', 'colleague']);
    note.release(now);
    expect(whoReads(note)).toEqual(['author', 'colleague', 'patient']);
  });
});
