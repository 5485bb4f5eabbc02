import { describe, expect, it } from 'vitest';
import { whyNot } from '../../../src/scheduling/domain/explain.js';
import { startsOf } from '../../../src/scheduling/domain/slots.js';
import { at, criteriaOf, hours, rowsAround, rules, span, startsOn, VISIT, window } from './fixture.js';

const MONDAY = '2026-07-06';
const NEW_YORK = { zone: 'America/New_York' };

describe('Starts', () => {
  it('follow one another by the duration', () => {
    expect(startsOn(MONDAY, rules(['1 09:00-11:00']))).toEqual(['09:00', '09:30', '10:00', '10:30']);
  });

  it('follow one another by the interval of the visit type', () => {
    const visitType = { slotIntervalMinutes: 20 };
    expect(startsOn(MONDAY, rules(['1 09:00-10:15']), { visitType })).toEqual(['09:00', '09:20', '09:40']);
  });

  it('leave room for both buffers', () => {
    const visitType = { bufferBeforeMinutes: 10, bufferAfterMinutes: 15, slotIntervalMinutes: 30 };
    expect(startsOn(MONDAY, rules(['1 09:00-10:30']), { visitType })).toEqual(['09:10', '09:40']);
  });

  it('keep their grid whatever is booked', () => {
    const taken = [span(`${MONDAY} 09:00`, `${MONDAY} 09:10`)];
    expect(startsOn(MONDAY, rules(['1 09:00-11:00']), { taken })).toEqual(['09:30', '10:00', '10:30']);
  });

  it('may touch what is booked', () => {
    const taken = [span(`${MONDAY} 09:30`, `${MONDAY} 10:00`)];
    expect(startsOn(MONDAY, rules(['1 09:00-11:00']), { taken })).toEqual(['09:00', '10:00', '10:30']);
  });

  it('count anew in each window, unless the windows touch', () => {
    const visitType = { durationMinutes: 40 };
    expect(startsOn(MONDAY, rules(['1 09:00-10:00', '1 10:30-12:00']), { visitType })).toEqual([
      '09:00',
      '10:30',
      '11:10',
    ]);
    expect(startsOn(MONDAY, rules(['1 09:00-10:00', '1 10:00-11:00']), { visitType })).toEqual([
      '09:00',
      '09:40',
      '10:20',
    ]);
  });

  it('count on across midnight where windows touch', () => {
    const nights = rules(['7 23:00-24:00', '1 00:00-02:00']);
    expect(startsOn(MONDAY, nights, { visitType: { durationMinutes: 50 } })).toEqual(['00:40']);
    expect(startsOn('2026-07-05', nights, { visitType: { durationMinutes: 50 } })).toEqual(['23:00', '23:50']);
  });

  it('count from the midnight before at a site that never closes', () => {
    const always = rules([1, 2, 3, 4, 5, 6, 7].map((weekday) => `${weekday} 00:00-24:00`));
    expect(startsOn(MONDAY, always)).toHaveLength(48);
    expect(startsOn(MONDAY, always, { visitType: { durationMinutes: 50 } }).slice(0, 2)).toEqual(['00:10', '01:00']);
  });

  it('after midnight belong to the window of the evening before', () => {
    expect(startsOn(MONDAY, rules(['7 22:00-01:00']))).toEqual(['00:00', '00:30']);
  });

  it('count elapsed minutes over the change to summer time and back', () => {
    const visitType = { durationMinutes: 60 };
    const night = rules(['7 00:30-04:30'], NEW_YORK);
    expect(startsOn('2026-03-08', night, { visitType })).toEqual(['00:30', '01:30', '03:30']);
    expect(startsOn('2026-11-01', night, { visitType })).toEqual(['00:30', '01:30', '01:30', '02:30', '03:30']);
  });

  it('lie within the opening hours of the site', () => {
    const openingHours = [window('1 08:00-09:30'), window('1 10:15-11:15')];
    expect(startsOn(MONDAY, rules(['1 09:00-12:00'], { openingHours }))).toEqual(['09:00', '10:15', '10:45']);
    expect(startsOn(MONDAY, rules(['1 09:00-10:00'], { openingHours: null }))).toEqual(['09:00', '09:30']);
    expect(startsOn(MONDAY, rules(['1 09:00-10:00'], { openingHours: [] }))).toEqual([]);
  });

  it('are those of the practitioner at this site, valid on the day, and not those of a session', () => {
    const sets = [
      hours(['1 09:00-10:00']),
      hours(['1 11:00-12:00'], { siteId: 'elsewhere' }),
      hours(['1 13:00-14:00'], { mode: 'session' }),
      hours(['1 15:00-16:00'], { validFrom: '2026-07-07' }),
    ];
    expect(startsOn(MONDAY, rules(sets))).toEqual(['09:00', '09:30']);
  });

  it('are only those of windows that offer the visit type, joined where such windows touch', () => {
    const sets = [
      hours(['1 09:00-09:40'], { visitTypeIds: ['checkup'] }),
      hours(['1 09:40-11:00']),
      hours(['1 11:00-12:00'], { visitTypeIds: ['surgery'] }),
    ];
    expect(startsOn(MONDAY, rules(sets), { visitType: { id: 'checkup' } })).toEqual([
      '09:00',
      '09:30',
      '10:00',
      '10:30',
    ]);
    expect(startsOn(MONDAY, rules(sets), { visitType: { id: 'surgery' } })).toEqual([
      '09:40',
      '10:10',
      '10:40',
      '11:10',
    ]);
    expect(startsOn(MONDAY, rules(sets), { visitType: { id: 'other' } })).toEqual(['09:40', '10:10']);
  });

  it('stop for leave and count anew after it', () => {
    const leave = { id: 'l', kind: 'leave' as const, ...span(`${MONDAY} 09:40`, `${MONDAY} 10:10`) };
    expect(startsOn(MONDAY, rules(['1 09:00-11:30'], { exceptions: [leave] }))).toEqual(['09:00', '10:10', '10:40']);
  });

  it('have whole days of leave read in the zone of the site, or of one site only', () => {
    const leave = { id: 'l', kind: 'leave' as const, from: MONDAY, to: '2026-07-07' };
    const nights = ['7 23:00-01:00', '1 23:00-01:00'];
    expect(startsOn(MONDAY, rules(nights, { exceptions: [leave] }))).toEqual([]);
    expect(startsOn('2026-07-05', rules(nights, { exceptions: [leave] }))).toEqual(['23:00', '23:30']);
    expect(startsOn('2026-07-07', rules(nights, { exceptions: [leave] }))).toEqual(['00:00', '00:30']);
    const other = { ...leave, siteId: 'elsewhere' };
    expect(startsOn(MONDAY, rules(nights, { exceptions: [other] }))).toEqual(['00:00', '00:30', '23:00', '23:30']);
  });

  it('skip holidays, of the site or of all sites', () => {
    const nights = ['7 23:00-01:00', '1 09:00-10:00'];
    expect(startsOn(MONDAY, rules(nights, { holidays: [{ date: MONDAY }] }))).toEqual([]);
    expect(startsOn('2026-07-05', rules(nights, { holidays: [{ date: MONDAY }] }))).toEqual(['23:00', '23:30']);
    expect(startsOn(MONDAY, rules(nights, { holidays: [{ siteId: 'here', date: MONDAY }] }))).toEqual([]);
    expect(startsOn(MONDAY, rules(nights, { holidays: [{ siteId: 'elsewhere', date: MONDAY }] }))).toHaveLength(4);
  });

  it('come with extra hours, for every visit type, also on holidays and outside opening hours, not during leave', () => {
    const extra = {
      id: 'e',
      kind: 'extra_hours' as const,
      siteId: 'here',
      ...span(`${MONDAY} 17:00`, `${MONDAY} 18:30`),
    };
    const leave = { id: 'l', kind: 'leave' as const, ...span(`${MONDAY} 18:00`, `${MONDAY} 20:00`) };
    const openingHours = [window('1 08:00-12:00')];
    const holidays = [{ date: MONDAY }];
    const sets = [hours(['1 09:00-10:00'], { visitTypeIds: ['surgery'] })];
    expect(startsOn(MONDAY, rules(sets, { exceptions: [extra], openingHours, holidays }))).toEqual([
      '17:00',
      '17:30',
      '18:00',
    ]);
    expect(startsOn(MONDAY, rules(sets, { exceptions: [extra, leave], openingHours }))).toEqual(['17:00', '17:30']);
  });

  it('are withdrawn while extra hours call the practitioner to another site', () => {
    const away = {
      id: 'e',
      kind: 'extra_hours' as const,
      siteId: 'elsewhere',
      ...span(`${MONDAY} 09:30`, `${MONDAY} 10:00`),
    };
    expect(startsOn(MONDAY, rules(['1 09:00-10:30'], { exceptions: [away] }))).toEqual(['09:00', '10:00']);
  });

  it('may last into the working time of the next day', () => {
    const nights = rules(['7 23:00-24:00', '1 00:00-02:00']);
    const visitType = { durationMinutes: 90, slotIntervalMinutes: 30 };
    expect(startsOn('2026-07-05', nights, { visitType })).toEqual(['23:00', '23:30']);
    const taken = [span(`${MONDAY} 00:45`, `${MONDAY} 01:00`)];
    expect(startsOn('2026-07-05', nights, { visitType, taken })).toEqual(['23:00']);
  });

  it('are hidden by holds of others and joined to groups with a free seat', () => {
    const morning = rules(['1 09:00-10:30']);
    const held = [span(`${MONDAY} 09:00`, `${MONDAY} 09:30`)];
    const group = { claimId: 'g', siteId: 'here', visitTypeId: 'visit', start: at(`${MONDAY} 09:30`), seatsLeft: 3 };
    const taken = [span(`${MONDAY} 09:30`, `${MONDAY} 10:00`)];
    const visitType = { capacity: 8 };
    expect(startsOn(MONDAY, morning, { visitType, held, taken })).toEqual(['10:00 ×8']);
    expect(startsOn(MONDAY, morning, { visitType, taken, groups: [group] })).toEqual([
      '09:00 ×8',
      '09:30 ×3',
      '10:00 ×8',
    ]);
    const strangers = [
      { ...group, siteId: 'elsewhere' },
      { ...group, visitTypeId: 'yoga' },
      { ...group, seatsLeft: 0 },
    ];
    expect(startsOn(MONDAY, morning, { visitType, taken, groups: strangers })).toEqual(['09:00 ×8', '10:00 ×8']);
  });
});

describe('Lead time and booking window', () => {
  const visitType = { ...VISIT, leadTimeMinutes: 60, bookingWindowDays: 1 };
  const days = rowsAround(MONDAY, rules(['1 09:00-11:00', '2 09:00-11:00']));
  const range = span(`${MONDAY} 00:00`, '2026-07-08 00:00');
  const criteria = criteriaOf({ visitType, now: at(`${MONDAY} 09:30`) });
  const count = (more: object): number => startsOf(days, { ...criteria, ...more }, range).length;

  it('bind patients; the first moment is in, the last is out', () => {
    expect(startsOf(days, criteria, range).map(({ start }) => start)).toEqual([
      at(`${MONDAY} 10:30`),
      at('2026-07-07 09:00'),
    ]);
  });

  it('bind those who join a group, and say the same when asked why', () => {
    const evening = { ...criteria, now: at(`${MONDAY} 10:00`) };
    const joins = (start: string) => ({
      ...evening,
      groups: [{ claimId: 'g', siteId: 'here', visitTypeId: 'visit', start: at(start), seatsLeft: 1 }],
    });
    const last = '2026-07-07 10:00';
    expect(startsOf(days, joins(last), range).map(({ start }) => start)).not.toContain(at(last));
    expect(whyNot(days, joins(last), at(last))).toBe('WINDOW');
    expect(whyNot(days, evening, at(last))).toBe('WINDOW');
    expect(whyNot(days, evening, at('2026-07-07 09:30'))).toBeUndefined();
    expect(startsOf(days, joins('2026-07-07 09:45'), range).map(({ start }) => start)).toContain(
      at('2026-07-07 09:45'),
    );
  });

  it('do not bind staff, who still book nothing in the past', () => {
    expect(count({ actingAs: 'staff' })).toBe(7);
  });

  it('do not matter for a practitioner who cannot be booked', () => {
    expect(count({ actingAs: 'staff', practitionerBookable: false })).toBe(0);
  });
});

describe('Why a start is not offered', () => {
  const tuesday = '2026-07-07';
  const exceptions = [{ id: 'l', kind: 'leave' as const, ...span(`${MONDAY} 11:00`, `${MONDAY} 12:00`) }];
  const sets = [hours(['1 09:00-12:00', '2 09:00-12:00']), hours(['1 13:00-15:00'], { visitTypeIds: ['surgery'] })];
  const calendar = rules(sets, { exceptions, holidays: [{ date: tuesday }] });
  const days = rowsAround(MONDAY, calendar, [span(`${MONDAY} 10:00`, `${MONDAY} 10:30`)]);
  const visitType = { ...VISIT, leadTimeMinutes: 30, bookingWindowDays: 2 };
  const criteria = criteriaOf({
    visitType,
    now: at(`${MONDAY} 08:45`),
    held: [span(`${MONDAY} 10:30`, `${MONDAY} 11:00`)],
  });

  it.each([
    [`${MONDAY} 09:30`, undefined],
    [`${MONDAY} 08:30`, 'IN_THE_PAST'],
    [`${MONDAY} 09:00`, 'LEAD_TIME'],
    ['2026-07-08 09:00', 'WINDOW'],
    [`${MONDAY} 16:00`, 'OUTSIDE_HOURS'],
    [`${tuesday} 09:00`, 'WINDOW', 0.5],
    [`${tuesday} 08:00`, 'OUTSIDE_HOURS'],
    [`${tuesday} 08:40`, 'HOLIDAY'],
    [`${MONDAY} 11:00`, 'ON_LEAVE'],
    [`${MONDAY} 10:45`, 'ON_LEAVE'],
    [`${MONDAY} 13:00`, 'NOT_OFFERED'],
    [`${MONDAY} 09:20`, 'GRID'],
    [`${MONDAY} 10:00`, 'SLOT_TAKEN'],
    [`${MONDAY} 10:30`, 'SLOT_TAKEN'],
  ])('at %s: %s', (start, reason, bookingWindowDays = 2) => {
    expect(whyNot(days, { ...criteria, visitType: { ...visitType, bookingWindowDays } }, at(start))).toBe(reason);
  });

  it('names the practitioner first', () => {
    expect(whyNot(days, { ...criteria, practitionerBookable: false }, at(`${MONDAY} 09:30`))).toBe(
      'PRACTITIONER_UNAVAILABLE',
    );
  });
});
