import { describe, expect, it } from 'vitest';
import { closedDuring } from '../../../src/scheduling/domain/doors.js';
import { refuseOnLeave, refuseTwice } from '../../../src/scheduling/domain/exception-rules.js';

const epoch = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds;
const during = (from: string, to: string) => ({ from: epoch(from), to: epoch(to) });

describe('opening hours', () => {
  // A Tuesday; Berlin is an hour ahead of UTC.
  const day = closedDuring([{ weekday: 2, from: '10:00', to: '12:00' }], 'Europe/Berlin');
  const night = closedDuring([{ weekday: 1, from: '22:00', to: '06:00' }], 'Europe/Berlin');

  it.each([
    ['inside', day, '2026-12-15T09:00:00Z', '2026-12-15T11:00:00Z', false],
    ['partly before', day, '2026-12-15T08:45:00Z', '2026-12-15T09:15:00Z', true],
    ['partly after', day, '2026-12-15T10:45:00Z', '2026-12-15T11:15:00Z', true],
    ['another day', day, '2026-12-16T09:00:00Z', '2026-12-16T09:30:00Z', true],
    ['over midnight, from the day before', night, '2026-12-15T00:00:00Z', '2026-12-15T05:00:00Z', false],
    ['after such a night', night, '2026-12-15T04:45:00Z', '2026-12-15T05:15:00Z', true],
    ['with none', closedDuring([], 'Europe/Berlin'), '2026-12-16T00:00:00Z', '2026-12-16T05:00:00Z', true],
    ['without hours', closedDuring(null, 'Europe/Berlin'), '2026-12-16T00:00:00Z', '2026-12-16T05:00:00Z', false],
  ])('say whether time lies outside them: %s', (_what, outside, from, to, is) => {
    expect(outside(during(from, to))).toBe(is);
  });
});

describe('an exception', () => {
  const leave = { id: 'leave', kind: 'leave', siteId: null, from: '2027-01-05', to: '2027-01-06' } as const;

  it('is entered once: the same time, at the same place', () => {
    const again = { ...leave, id: 'again' };
    expect(() => refuseTwice(again, [leave])).toThrow('entered already');
    for (const other of [{ siteId: 'here' }, { to: '2027-01-07' }]) refuseTwice({ ...again, ...other }, [leave]);
  });

  it('of extra hours does not lie on leave, in the zone of its site', () => {
    const extra = (from: string, to: string) =>
      ({ id: 'extra', kind: 'extra_hours', siteId: 'here', ...during(from, to) }) as const;
    const refused = extra('2027-01-04T23:00:00Z', '2027-01-05T00:00:00Z');
    expect(() => refuseOnLeave(refused, [leave], 'Europe/Berlin')).toThrow('on leave');
    refuseOnLeave(refused, [leave], 'UTC');
    refuseOnLeave(refused, [{ ...leave, siteId: 'there' }], 'Europe/Berlin');
  });
});
