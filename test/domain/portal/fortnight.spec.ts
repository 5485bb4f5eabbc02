import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dateToShow, fortnightWith, nextFortnight, previousFortnight } from '../../../web/src/parts/times/fortnight.js';
import { plusDays } from '../../../web/src/format/zoned.js';

const today = '2026-11-23';

describe('a fortnight of days', () => {
  it('begins today', () => {
    const dates = fortnightWith(undefined, today);
    expect(dates).toHaveLength(14);
    expect([dates[0], dates[8], dates.at(-1)]).toEqual(['2026-11-23', '2026-12-01', '2026-12-06']);
  });

  it.each(['2026-11-22', '2020-01-01', 'soon', '2026-13-45', '2026-12'])('begins today for %s', (date) => {
    expect(fortnightWith(date, today)[0]).toBe(today);
  });

  it('has the date that is asked for, whole pages after today', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (days) => {
        const date = plusDays(today, days);
        const dates = fortnightWith(date, today);
        expect(dates).toContain(date);
        expect(dates[0]).toBe(plusDays(today, days - (days % 14)));
      }),
    );
  });

  it('turns to the pages around it', () => {
    const dates = fortnightWith('2026-12-10', today);
    expect(fortnightWith(nextFortnight(dates), today)[0]).toBe('2026-12-21');
    expect(fortnightWith(previousFortnight(dates), today)[0]).toBe(today);
  });
});

describe('the date to show first', () => {
  const free = ['2026-11-24', '2026-11-26'];

  it.each([
    [undefined, '2026-11-24'],
    ['2026-11-26', '2026-11-26'],
    ['2026-11-25', '2026-11-26'],
    ['2026-11-27', '2026-11-24'],
  ])('for %s is %s', (wanted, shown) => {
    expect(dateToShow(free, wanted)).toBe(shown);
  });

  it('is none when nothing is free', () => {
    expect(dateToShow([], today)).toBeUndefined();
  });
});
