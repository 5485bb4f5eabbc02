import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  firstOverlap,
  refuseExtraHoursElsewhere,
  refuseOverlap,
} from '../../../src/scheduling/domain/window-overlap.js';
import { type WorkingHours } from '../../../src/scheduling/domain/working-time.js';
import { dayOfWindow, wallAt } from '../../support/slot-oracle.js';
import { at, hours, span, window } from './fixture.js';
import { clockTimes, sampled } from './sampling.js';

const ZONES: Record<string, string> = { here: 'Europe/Berlin', there: 'America/New_York', desk: 'Europe/Berlin' };
const zoneOf = (siteId: string): string => ZONES[siteId]!;
const TODAY = '2026-07-01';
const overlap = (...sets: WorkingHours[]) => firstOverlap(sets, zoneOf, TODAY);

describe('Working windows of one practitioner', () => {
  it('may touch', () => {
    expect(
      overlap(hours(['1 09:00-12:00', '1 12:00-13:00']), hours(['1 13:00-14:00'], { siteId: 'desk' })),
    ).toBeUndefined();
  });

  it('do not overlap within one set', () => {
    expect(overlap(hours(['1 09:00-12:00', '1 11:30-13:00']))).toMatchObject({ at: at('2026-07-06 11:30') });
  });

  it('do not overlap after midnight', () => {
    expect(overlap(hours(['1 22:00-06:00', '2 05:00-09:00']))).toMatchObject({ at: at('2026-07-07 05:00') });
    expect(overlap(hours(['7 22:00-06:00']), hours(['1 06:00-09:00']))).toBeUndefined();
  });

  it('do not overlap at sites in different zones, whatever the mode', () => {
    const berlin = hours(['1 14:00-18:00'], { id: 'a' });
    const session = hours(['1 11:00-12:00'], { id: 'b', siteId: 'there', mode: 'session' });
    expect(overlap(berlin, session)).toMatchObject({ at: at('2026-07-06 17:00'), second: { hours: { id: 'b' } } });
    expect(overlap(berlin, hours(['1 12:00-13:00'], { siteId: 'there' }))).toMatchObject({
      at: at('2026-10-26 17:00'),
    });
  });

  it('may overlap on the clock when they are never valid at the same time, or in different weeks', () => {
    const before = hours(['1 09:00-12:00'], { validTo: '2026-08-31' });
    const after = hours(['1 09:00-12:00'], { validFrom: '2026-09-01' });
    expect(overlap(before, after)).toBeUndefined();
    const even = hours([window('1 09:00-12:00', 2)], { validFrom: '2026-07-06' });
    const odd = hours([window('1 09:00-12:00', 2)], { validFrom: '2026-07-13', siteId: 'desk' });
    expect(overlap(even, odd)).toBeUndefined();
    expect(overlap(even, hours(['1 11:00-12:00'], { validFrom: '2026-07-13' }))).toMatchObject({
      at: at('2026-07-20 11:00'),
    });
  });

  it('that began the evening before today still count', () => {
    const night = hours(['2 22:00-06:00'], { validTo: '2026-06-30' });
    const morning = hours(['3 05:00-09:00'], { validFrom: TODAY });
    expect(overlap(night, morning)).toMatchObject({ at: at('2026-07-01 05:00') });
  });

  it('no longer matter when they are over, and do when they begin years from now', () => {
    const old = { validFrom: '2020-01-01', validTo: '2020-12-31' };
    expect(overlap(hours(['1 09:00-12:00'], old), hours(['1 09:00-12:00'], old))).toBeUndefined();
    const later = { validFrom: '2031-01-01' };
    expect(overlap(hours(['1 09:00-12:00']), hours(['1 11:00-12:00'], later))).toMatchObject({
      at: at('2031-01-06 11:00'),
    });
  });

  it('are refused with both windows named', () => {
    const sets = [
      hours(['1 09:00-12:00'], { id: 'a' }),
      hours([window('1 11:00-13:00', 2)], { id: 'b', siteId: 'desk' }),
    ];
    expect(() => refuseOverlap(sets, zoneOf, TODAY)).toThrow(
      expect.objectContaining({
        kind: 'refused',
        code: 'WINDOWS_OVERLAP',
        message: expect.stringMatching(/Monday 09:00–12:00 .* overlaps Monday 11:00–13:00, every other week/),
        details: {
          windows: [expect.objectContaining({ workingHoursId: 'a' }), expect.anything()],
          at: expect.anything(),
        },
      }),
    );
    expect(() => refuseOverlap([sets[0]!], zoneOf, TODAY)).not.toThrow();
  });

  it('are found to overlap exactly when some minute of the coming weeks lies in two of them', () => {
    const weekly = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: clockTimes, to: clockTimes });
    const set = fc.record({
      siteId: fc.constantFrom('here', 'there'),
      weekly: fc.array(weekly, { minLength: 1, maxLength: 2 }),
    });
    const validity = { validFrom: '2026-10-19', validTo: '2026-11-08' };
    fc.assert(
      fc.property(set, set, (first, second) => {
        const sets = [first, second].map(({ siteId, weekly: windows }) => hours(windows, { siteId, ...validity }));
        let minute: number | undefined;
        for (
          let each = at('2026-10-18 00:00');
          each < at('2026-11-11 00:00') && minute === undefined;
          each += 5 * 60_000
        ) {
          const hits = sets.flatMap(({ siteId, weekly: windows }) =>
            windows.filter((one) =>
              dayOfWindow(one, wallAt(zoneOf(siteId), each), validity.validFrom, validity.validTo),
            ),
          );
          if (hits.length > 1) minute = each;
        }
        const found = firstOverlap(sets, zoneOf, TODAY);
        if (minute !== undefined) expect(found!.at).toBeLessThanOrEqual(minute);
        if (minute !== undefined) expect(found!.at).toBeGreaterThan(minute - 5 * 60_000);
        else if (found !== undefined) expect(found.at % (5 * 60_000)).not.toBe(0);
      }),
      sampled(15),
    );
  });
});

describe('Extra hours', () => {
  it('are refused over extra hours at another site only', () => {
    const added = {
      id: 'n',
      kind: 'extra_hours' as const,
      siteId: 'here',
      ...span('2026-07-06 09:00', '2026-07-06 11:00'),
    };
    const known = { ...added, id: 'k', ...span('2026-07-06 10:00', '2026-07-06 12:00') };
    expect(() => refuseExtraHoursElsewhere(added, [known])).not.toThrow();
    expect(() => refuseExtraHoursElsewhere(added, [{ ...known, siteId: 'there' }])).toThrow(
      expect.objectContaining({ code: 'WINDOWS_OVERLAP' }),
    );
  });
});
