import { describe, expect, it } from '@jest/globals';
import { hasCareRelation } from '../../../src/patients/domain/care-relation.js';

const at = Temporal.Instant.from('2026-02-28T12:00:00Z');
const cares = (status: string, now: string) => hasCareRelation([{ status, at }], Temporal.Instant.from(now));

describe('a care relation', () => {
  it.each(['pending', 'confirmed', 'checked_in', 'in_consultation'])('lasts as long as a visit is %s', (status) => {
    expect(cares(status, '2026-02-28T12:00:00Z')).toBe(true);
    expect(cares(status, '2036-02-28T12:00:00Z')).toBe(true);
  });

  it('lasts twelve months after a completed visit', () => {
    expect(cares('completed', '2027-02-28T11:59:59Z')).toBe(true);
    expect(cares('completed', '2027-02-28T12:00:00Z')).toBe(false);
  });

  it.each(['declined', 'cancelled', 'expired', 'no_show', 'entered_in_error'])(
    'is none when a visit is %s',
    (status) => {
      expect(cares(status, '2026-02-28T12:00:00Z')).toBe(false);
    },
  );

  it('needs one visit of several', () => {
    const relations = ['cancelled', 'completed', 'declined'].map((status) => ({ status, at }));
    expect(hasCareRelation(relations, at)).toBe(true);
    expect(hasCareRelation([], at)).toBe(false);
  });
});
