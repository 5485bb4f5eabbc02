import { describe, expect, it } from '@jest/globals';
import { holdEnd, refuseMoreHolds, refuseRenewal } from '../../../src/scheduling/domain/hold-rules.js';
import type { Hold } from '../../../src/scheduling/domain/holds.js';
import { at } from './fixture.js';

const now = at('2026-07-06 08:00');
const error = (kind: string, code: string) => expect.objectContaining({ kind, code });
const hold = (more: Partial<Hold> = {}): Hold => ({
  ...{ id: 'hold', practitionerId: 'dr', siteId: 'here', visitTypeId: 'visit', patientId: null },
  ...{ start: now, end: now, expiresAt: holdEnd(now), renewed: false, live: true },
  ...more,
});

describe('A hold', () => {
  it('lasts five minutes', () => {
    expect(holdEnd(now)).toBe(at('2026-07-06 08:05'));
  });

  it('is the only one of its account with this practitioner', () => {
    expect(() => refuseMoreHolds([hold()], 'dr')).toThrow(error('refused', 'TOO_MANY_HOLDS'));
    expect(() => refuseMoreHolds([hold()], 'other')).not.toThrow();
  });

  it('is one of three of its account', () => {
    const others = ['a', 'b', 'c'].map((practitionerId) => hold({ practitionerId }));
    expect(() => refuseMoreHolds(others.slice(1), 'dr')).not.toThrow();
    expect(() => refuseMoreHolds(others, 'dr')).toThrow(error('refused', 'TOO_MANY_HOLDS'));
  });

  it('is renewed once', () => {
    expect(() => refuseRenewal(hold(), now)).not.toThrow();
    expect(() => refuseRenewal(hold({ renewed: true }), now)).toThrow(error('refused', 'HOLD_RENEWED'));
  });

  it('is not renewed when it has ended, by time or because it became a visit', () => {
    expect(() => refuseRenewal(hold(), holdEnd(now) - 1)).not.toThrow();
    expect(() => refuseRenewal(hold(), holdEnd(now))).toThrow(error('conflict', 'HOLD_EXPIRED'));
    expect(() => refuseRenewal(hold({ live: false }), now)).toThrow(error('conflict', 'HOLD_EXPIRED'));
  });
});
