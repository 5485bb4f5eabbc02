import { describe, expect, it } from 'vitest';
import { specialtyMeant } from '../../../web/src/pages/search/specialty-match.js';
import { datesOf, whenOf, whens } from '../../../web/src/pages/search/when.js';

const specialties = [
  { name: 'Cardiology', description: 'Heart and circulation' },
  { name: 'Dermatology', description: 'Skin, hair and nails' },
  { name: 'General practice', description: 'First port of call for every complaint' },
  { name: 'Gynécologie', description: null },
  { name: 'Geriatrics', description: 'The health of older people' },
];

describe('what is typed into the search', () => {
  it.each([
    ['cardiology', 'Cardiology'],
    ['  Cardio ', 'Cardiology'],
    ['skin', 'Dermatology'],
    ['general  PRACTICE', 'General practice'],
    ['practice', 'General practice'],
    ['gynecologie', 'Gynécologie'],
  ])('means by "%s" the specialty %s', (words, name) => {
    expect(specialtyMeant(words, specialties)?.name).toBe(name);
  });

  it.each(['perera', 'ca', '', '   ', 'he', 'kin', 'hea'])('means no specialty by "%s"', (words) => {
    expect(specialtyMeant(words, specialties)).toBeUndefined();
  });
});

describe('when a visit suits', () => {
  it.each([
    ['any', '2026-11-23', undefined, undefined],
    ['today', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['soon', '2026-12-30', '2026-12-30', '2027-01-01'],
    ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-28', '2026-11-28', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-29', '2026-11-29'],
    ['nextWeek', '2026-11-29', '2026-11-30', '2026-12-06'],
    ['nextWeek', '2026-11-23', '2026-11-30', '2026-12-06'],
  ] as const)('means by %s on %s the days from %s to %s', (when, today, from, to) => {
    expect({ from: undefined, to: undefined, ...datesOf(when, today) }).toEqual({ from, to });
  });

  it('is read back from its dates', () => {
    for (const when of whens) expect(whenOf(datesOf(when, '2026-11-24'), '2026-11-24')).toBe(when);
    expect(whenOf({ from: '2026-12-01' }, '2026-11-24')).toBeUndefined();
    // On a Sunday this week is today: the shorter words win.
    expect(whenOf(datesOf('week', '2026-11-29'), '2026-11-29')).toBe('today');
  });
});
