import { describe, expect, it } from 'vitest';
import { takesItStill } from '../../../src/appointments/domain/booking-policies.js';
import { decisionOn, startsWithoutOverlap } from '../../../src/appointments/domain/resolution.js';

const at = (time: string) => Temporal.Instant.from(`2026-12-15T${time}:00Z`);

describe('a resolution', () => {
  it('is one for all, or says nothing of what is not in its list', () => {
    const keep = { kind: 'keep' } as const;
    expect(decisionOn(keep, 'one')).toBe(keep);
    const list = new Map([['one', keep]]);
    expect([decisionOn(list, 'one'), decisionOn(list, 'other'), decisionOn(undefined, 'one')]).toEqual([
      ...[keep, undefined, undefined],
    ]);
  });

  it('moves to starts at which the patient is nowhere else; what only touches does not overlap', () => {
    const visit = { start: at('08:00'), end: at('08:30') };
    const starts = ['09:00', '09:15', '09:30', '10:00', '10:15', '10:30'].map(at);
    const others = [{ start: at('09:30'), end: at('10:15') }];
    expect(startsWithoutOverlap(visit, starts, others)).toEqual(['09:00', '10:15', '10:30'].map(at));
    expect(startsWithoutOverlap(visit, starts, [])).toEqual(starts);
  });
});

describe('what was booked', () => {
  const visit = { practitionerId: 'own', visitTypeId: 'type' };
  const terms = (id: string, visitTypeIds: string[], type = 'type') => ({
    practitioner: { id, visitTypeIds },
    visitType: { id: type },
  });

  it.each([
    ['its own practitioner, who offers it no more', terms('own', ['other']), true],
    ['another one who offers all, though it is withdrawn', terms('else', []), true],
    ['another one who named it, though it is withdrawn', terms('else', ['type']), true],
    ['another one who does not offer it', terms('else', ['other']), false],
    ['another type', terms('own', [], 'other'), false],
  ])('is moved within its type: %s', (_what, there, moves) => {
    expect(takesItStill(there, visit)).toBe(moves);
  });
});
