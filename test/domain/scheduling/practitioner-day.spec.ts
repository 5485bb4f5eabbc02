import { describe, expect, it } from 'vitest';
import { buildDays } from '../../../src/scheduling/domain/day-builder.js';
import { daysAround, daysTouching, withTaken } from '../../../src/scheduling/domain/practitioner-day.js';
import { at, BERLIN, claimParts, clocks, hours, rowsAround, rules, span, startsOn, VISIT, window } from './fixture.js';

const MONDAY = '2026-07-06';
const row = (of = rules(['1 09:00-12:00']), taken = [] as { from: number; to: number }[]) =>
  buildDays(of, MONDAY, MONDAY, taken)[0]!;

describe('The row of a day', () => {
  it('holds working time, free time, the first free instant and the longest gap', () => {
    const day = row(rules(['1 09:00-12:00']), [span(`${MONDAY} 09:00`, `${MONDAY} 10:00`)]);
    expect(clocks(day.working)).toEqual(['09:00-12:00']);
    expect(clocks(day.free)).toEqual(['10:00-12:00']);
    expect(day).toMatchObject({
      siteId: 'here',
      day: MONDAY,
      firstFree: at(`${MONDAY} 10:00`),
      longestGapMinutes: 120,
    });
  });

  it('is empty when nobody works', () => {
    expect(row(rules(['2 09:00-12:00']))).toMatchObject({
      offers: [],
      free: [],
      firstFree: null,
      longestGapMinutes: 0,
    });
  });

  it('is computed anew from other claims without the rules', () => {
    const taken = [span(`${MONDAY} 10:00`, `${MONDAY} 11:00`)];
    expect(withTaken(row(), taken)).toEqual(row(rules(['1 09:00-12:00']), taken));
  });

  it('counts the working time that follows it in its longest gap', () => {
    const nights = rules(['7 23:00-24:00', '1 00:00-02:00']);
    const [sunday, monday] = buildDays(nights, '2026-07-05', MONDAY);
    expect([sunday!.longestGapMinutes, monday!.longestGapMinutes]).toEqual([180, 120]);
  });

  it('names visit types only where they differ from the rest', () => {
    const same = [hours(['1 09:00-12:00']), hours(['2 09:00-12:00'], { visitTypeIds: ['a'] })];
    expect(row(rules(same)).offers.map(({ visitTypeIds }) => visitTypeIds)).toEqual([null]);
    const apart = [hours(['1 09:00-12:00']), hours(['1 13:00-15:00'], { visitTypeIds: ['a', 'b'] })];
    expect(row(rules(apart)).offers.map(({ visitTypeIds }) => visitTypeIds)).toEqual([null, ['a', 'b']]);
  });

  it('survives the way through JSON', () => {
    expect(JSON.parse(JSON.stringify(row()))).toEqual(row());
  });
});

describe('Opening hours', () => {
  it('that pass midnight let in the windows of the next morning', () => {
    const openingHours = [window('7 20:00-04:00')];
    expect(startsOn(MONDAY, rules(['1 01:00-02:00'], { openingHours }))).toEqual(['01:00', '01:30']);
  });

  it('of the next day let in the part of a window after midnight', () => {
    const openingHours = [window('1 00:00-01:00')];
    expect(startsOn(MONDAY, rules(['7 22:00-02:00'], { openingHours }))).toEqual(['00:00', '00:30']);
  });
});

describe('Samoa, which had no 2011-12-30', () => {
  const apia = rules(['4 22:00-24:00', '6 00:00-03:00'], { zone: 'Pacific/Apia' });

  it('went from Thursday evening to Saturday morning without a break', () => {
    expect(startsOn('2011-12-31', apia, { visitType: { durationMinutes: 50 } })).toEqual(['00:30', '01:20', '02:10']);
  });

  it('keeps the rest of a window that began on the day that never was, in one row', () => {
    const nights = rules(['5 22:00-02:00', '6 00:00-03:00'], { zone: 'Pacific/Apia' });
    const days = rowsAround('2011-12-30', nights).filter(({ working }) => working.length > 0);
    expect(days.map(({ day, working }) => [day, ...clocks(working, 'Pacific/Apia')])).toEqual([
      ['2011-12-30', '00:00-02:00'],
      ['2011-12-31', '02:00-03:00'],
    ]);
  });
});

describe('The rows that a question needs', () => {
  it('begin a day early, for windows that pass midnight, and reach as far as the last visit lasts', () => {
    const day = span(`${MONDAY} 00:00`, '2026-07-07 00:00');
    expect(daysAround(day, BERLIN, VISIT)).toEqual({ first: '2026-07-05', last: '2026-07-07' });
    const buffered = { ...VISIT, bufferBeforeMinutes: 10, durationMinutes: 25 * 60 };
    expect(daysAround(day, BERLIN, buffered)).toEqual({ first: '2026-07-04', last: '2026-07-08' });
  });

  it('reach back further where a clock was set back over midnight', () => {
    const zone = 'America/St_Johns';
    // 00:01 on Sunday became 23:01 on Saturday again, when the window of Friday evening was still running.
    const midnight = at('2010-11-07 00:00', zone);
    const claim = { from: midnight, to: midnight + 30 * 60_000 };
    expect(daysTouching(claim, zone)).toMatchObject({ first: '2010-11-05' });
    const back = { from: midnight - 30 * 60_000, to: midnight + 5 * 60_000 };
    expect(daysTouching(back, zone)).toMatchObject({ last: '2010-11-07' });
    const rows = rowsAround('2010-11-06', rules(['5 23:45-23:45', '7 00:00-08:00'], { zone }));
    expect(claimParts(claim, rows).map(({ day }) => day)).toEqual(['2010-11-05', '2010-11-07']);
  });
});
