import { describe, expect, it } from '@jest/globals';
import { holdEnd, refuseMoreHolds, refuseRenewal } from '../../../src/scheduling/domain/hold-rules.js';
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
    expect(() => refuseMoreHolds([hold()], 'dr', policies)).toThrow(error('refused', 'TOO_MANY_HOLDS'));
    expect(() => refuseMoreHolds([hold()], 'other', policies)).not.toThrow();
  });

  it('is one of three of its account', () => {
    const others = ['a', 'b', 'c'].map((practitionerId) => hold({ practitionerId }));
    expect(() => refuseMoreHolds(others.slice(1), 'dr', policies)).not.toThrow();
    expect(() => refuseMoreHolds(others, 'dr', policies)).toThrow(error('refused', 'TOO_MANY_HOLDS'));
  });

  it('lasts as long, and is one of as many, as the clinic decided', () => {
    expect(holdEnd(now, { ...policies, holdMinutes: 12 })).toBe(at('2026-07-06 08:12'));
    const few = { ...policies, maxHoldsPerAccount: 1 };
    expect(() => refuseMoreHolds([], 'dr', few)).not.toThrow();
    expect(() => refuseMoreHolds([hold({ practitionerId: 'a' })], 'dr', few)).toThrow('You already hold 1 time.');
  });

  it('is renewed once', () => {
    expect(() => refuseRenewal(hold(), now)).not.toThrow();
    expect(() => refuseRenewal(hold({ renewed: true }), now)).toThrow(error('refused', 'HOLD_RENEWED'));
  });

  it('is not renewed when it has ended, by time or because it became a visit', () => {
    expect(() => refuseRenewal(hold(), holdEnd(now, policies) - 1)).not.toThrow();
    expect(() => refuseRenewal(hold(), holdEnd(now, policies))).toThrow(error('conflict', 'HOLD_EXPIRED'));
    expect(() => refuseRenewal(hold({ live: false }), now)).toThrow(error('conflict', 'HOLD_EXPIRED'));
  });
});
