import { describe, expect, it } from 'vitest';
import {
  endOfHoldsSince,
  holdEnd,
  applyHoldRate,
  applyHoldLimits,
  guardRenewal,
} from '../../../src/scheduling/domain/hold-policies.js';
import type { Hold } from '../../../src/scheduling/domain/holds.js';
import { defaultSettings } from '../../../src/settings/settings.js';
import { at } from './fixture.js';

const { policies } = defaultSettings;
const now = at('2026-07-06 08:00');
const error = (kind: string, code: string) => expect.objectContaining({ kind, code });
const hold = (more: Partial<Hold> = {}): Hold => ({
  ...{ id: 'hold', practitionerId: 'dr', siteId: 'here', visitTypeId: 'visit', patientId: null },
  ...{ start: now, end: now, expiresAt: holdEnd(now, policies), renewed: false, live: true },
  ...more,
});

describe('A hold', () => {
  it('lasts five minutes', () => {
    expect(holdEnd(now, policies)).toBe(at('2026-07-06 08:05'));
  });

  it('is the only one of its account with this practitioner', () => {
    expect(() => applyHoldLimits([hold()], 'dr', policies)).toThrow(error('refused', 'TOO_MANY_HOLDS'));
    expect(() => applyHoldLimits([hold()], 'other', policies)).not.toThrow();
  });

  it('is one of three of its account', () => {
    const others = ['a', 'b', 'c'].map((practitionerId) => hold({ practitionerId }));
    expect(() => applyHoldLimits(others.slice(1), 'dr', policies)).not.toThrow();
    expect(() => applyHoldLimits(others, 'dr', policies)).toThrow(error('refused', 'TOO_MANY_HOLDS'));
  });

  it('lasts as long, and is one of as many, as the clinic decided', () => {
    expect(holdEnd(now, { ...policies, holdMinutes: 12 })).toBe(at('2026-07-06 08:12'));
    const few = { ...policies, maxHoldsPerAccount: 1 };
    expect(() => applyHoldLimits([], 'dr', few)).not.toThrow();
    expect(() => applyHoldLimits([hold({ practitionerId: 'a' })], 'dr', few)).toThrow('You already hold 1 time.');
  });

  it('is one of thirty an hour, also of those that were released or booked', () => {
    const taken = (count: number) =>
      Array.from({ length: count }, (_, index) => hold({ expiresAt: now + index, live: false }));
    expect(() => applyHoldRate(taken(29), now, policies)).not.toThrow();
    // The first of them was taken five minutes ago: the next one is possible in 55.
    expect(() => applyHoldRate(taken(30), now, policies)).toThrow(
      expect.objectContaining({ kind: 'limited', code: 'TOO_MANY_HOLDS_AN_HOUR', details: { retryAfter: 55 * 60 } }),
    );
    expect(endOfHoldsSince(at('2026-07-06 07:00'), policies)).toBe(at('2026-07-06 07:05'));
  });

  it('is renewed once', () => {
    expect(() => guardRenewal(hold(), now)).not.toThrow();
    expect(() => guardRenewal(hold({ renewed: true }), now)).toThrow(error('refused', 'HOLD_RENEWED'));
  });

  it('is not renewed when it has ended, by time or because it became a visit', () => {
    expect(() => guardRenewal(hold(), holdEnd(now, policies) - 1)).not.toThrow();
    expect(() => guardRenewal(hold(), holdEnd(now, policies))).toThrow(error('conflict', 'HOLD_EXPIRED'));
    expect(() => guardRenewal(hold({ live: false }), now)).toThrow(error('conflict', 'HOLD_EXPIRED'));
  });
});
