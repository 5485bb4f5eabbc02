import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayWindows, instantsOn, startsOn, type WeeklyWindow } from '../../../src/scheduling/domain/working-time.js';
import { dayNumber, weekdayOf } from '../../../src/scheduling/domain/local-date.js';
import { type TimeRanges } from '../../../src/shared/kernel/time-range.js';
import { dayOfWindow, wallAt } from '../../support/slot-oracle.js';
import { ALL_ZONES, announce, clockTimes, daysToTry, LONG, sampled, TIMEOUT, transitionsOf } from './sampling.js';

announce('working time');
const HOUR = 3_600_000;
const MINUTE = 60_000;

type Expand = (window: WeeklyWindow, date: string, zone: string) => TimeRanges;

const product: Expand = (window, date, zone) => {
  const [parsed] = dayWindows([window]);
  return startsOn(parsed!, dayNumber(date)) ? instantsOn(parsed!, dayNumber(date), zone) : [];
};

/** What the minutes around the date say: those whose wall clock lies in the window that began on the date. */
function minutesOf(window: WeeklyWindow, date: string, zone: string): number[] {
  const noon = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds + 12 * HOUR;
  const found: number[] = [];
  for (let minute = noon - 30 * HOUR; minute < noon + 54 * HOUR; minute += MINUTE)
    if (dayOfWindow(window, wallAt(zone, minute)) === date) found.push(minute);
  return found;
}

function expectSame(expand: Expand, window: WeeklyWindow, date: string, zone: string): void {
  const minutes: number[] = [];
  for (const { from, to } of expand(window, date, zone))
    for (let minute = from; minute < to; minute += MINUTE) minutes.push(minute);
  expect(minutes).toEqual(minutesOf(window, date, zone));
}

const cases = fc.record({
  day: daysToTry,
  from: clockTimes,
  to: clockTimes,
  everyWeeks: fc.constantFrom(1, 1, 2) as fc.Arbitrary<1 | 2>,
});

const agreesWithWallClock = (expand: Expand) =>
  fc.property(cases, ({ day: { zone, date }, from, to, everyWeeks }) =>
    expectSame(expand, { weekday: weekdayOf(dayNumber(date)), from, to, everyWeeks }, date, zone),
  );

describe('Working time is all instants whose wall clock lies in the window', () => {
  it(
    'in any zone, on any day, above all on days when the clock changes',
    () => {
      fc.assert(agreesWithWallClock(product), sampled(40));
    },
    TIMEOUT,
  );

  /**
   * Proof that this harness can fail: the usual shortcut, turning both ends of the window into instants with
   * Temporal's 'compatible' disambiguation, is wrong where a window touches a gap or a repeated hour.
   */
  it(
    '(a planted fault, the usual shortcut, is caught)',
    () => {
      const shortcut: Expand = (window, date, zone) => {
        if (product(window, date, zone).length === 0) return [];
        const day = Temporal.PlainDate.from(date);
        const at = (on: Temporal.PlainDate, time: string) =>
          on.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
        const from = at(day, window.from);
        const to = at(window.to > window.from ? day : day.add({ days: 1 }), window.to);
        return from < to ? [{ from, to }] : [];
      };
      expect(fc.check(agreesWithWallClock(shortcut), { ...sampled(600), endOnFailure: true }).failed).toBe(true);
    },
    TIMEOUT,
  );

  if (LONG) {
    it(
      'in every zone, at every change of the clock from 2005 to 2035 (LONG=1)',
      () => {
        const windows = ['00:00-00:00', '22:00-06:00', '00:30-02:30', '01:00-02:00', '02:00-03:00', '23:30-00:30'];
        for (const zone of ALL_ZONES)
          for (const change of transitionsOf(zone))
            for (const window of windows) {
              const { date } = wallAt(zone, change - HOUR);
              const [from, to] = window.split('-') as [string, string];
              expectSame(product, { weekday: weekdayOf(dayNumber(date)), from, to }, date, zone);
            }
      },
      TIMEOUT,
    );
  }
});
