import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { expectTrueCalendar } from '../../support/calendar.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, type Person } from '../../support/people.js';

/**
 * A change of rules is in force when it is answered: on days near and far, with nothing running but the API.
 *
 * Shown to catch planted faults: opening hours that are followed by an event, and days past the horizon that a change of
 * hours, leave or a holiday leaves as they were.
 */
describe('a change of rules without a worker', () => {
  let app: TestApp;
  let clinic: Clinic;
  let boss: Person;
  let ana: Person;
  let place: { practitionerId: string; siteId: string; visitTypeId: string };

  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
    clinic = await openClinic(app, { visitType: { approval: 'automatic' } });
    [boss, ana] = [clinic.admin, await patient(app, 'Ana')];
  });
  afterAll(() => app?.close());

  /** Patients find 2026-12-10; only bookings by staff make days such as 2027-04-10. */
  const [near, far] = ['2026-12-10', '2027-04-10'];
  const shifted = (date: string, days: number) => `${Temporal.PlainDate.from(date).add({ days })}`;

  beforeEach(async () => {
    const address = { line1: 'A', city: 'B', country: 'LK' };
    const site = await boss.post('/sites', { name: `House ${count++}`, timeZone: 'UTC', address }).expect(201);
    const type = { name: `Check ${count++}`, durationMinutes: 60, mode: 'in_person', approval: 'automatic' };
    const visitType = await boss.post('/visit-types', type).expect(201);
    const doctor = await addDoctor(app, { ...clinic, siteId: site.body.id });
    const { practitionerId } = doctor.account;
    place = { practitionerId: practitionerId!, siteId: site.body.id, visitTypeId: visitType.body.id };
    // Every row there can be: those of the horizon, and around a booking far ahead and one near.
    for (const date of [near, far]) await book(`${date}T10:00:00Z`).expect(201);
    for (const date of [near, far]) await startsAround(date);
    stored = await rows();
    expect(stored).toContain(far);
    expect(stored).toContain(shifted(far, -1));
  });
  let count = 0;
  let stored: string[] = [];

  const rows = async () =>
    (
      await app.sql<{ day: string }>`select day::text from scheduling.practitioner_day
        where practitioner_id = ${place.practitionerId}`
    ).map(({ day }) => day);
  const book = (start: string, who = boss) =>
    who.post('/appointments', {
      ...place,
      start,
      ...(who === boss && { patientId: ana.account.patientId, overlapReason: 'Tries' }),
    });
  const startsAround = async (date: string): Promise<string[]> => {
    const query = new URLSearchParams({ ...place, from: shifted(date, -1), to: shifted(date, 2) });
    const { body } = await boss.get(`/slots?${query}`).expect(200);
    return body.items.map(({ start }: { start: string }) => start);
  };
  /** What the rules say, hour by hour: explain builds each day from them, whatever is stored. */
  const ruledAround = async (date: string): Promise<Record<string, string | undefined>> => {
    const hours = [-1, 0, 1].flatMap((days) =>
      Array.from({ length: 12 }, (_, hour) => `${shifted(date, days)}T${String(hour + 7).padStart(2, '0')}:00:00Z`),
    );
    const ruled: Record<string, string | undefined> = {};
    for (const start of hours) {
      const query = new URLSearchParams({ ...place, start });
      ruled[start] = (await boss.get(`/slots/explain?${query}`).expect(200)).body.rule;
    }
    return ruled;
  };

  /** Search, explanation and booking say the same of every hour around both days; and so does the directory. */
  const expectInForce = async (hoursLeft: number): Promise<void> => {
    for (const date of [far, near]) {
      // First those who book: a search would have built what is missing.
      const ruled = await ruledAround(date);
      const refused = Object.entries(ruled).filter(([, rule]) => rule !== undefined);
      for (const [start, rule] of refused.filter((_, index) => index % 5 === 0)) {
        expect({ start, code: (await book(start)).body.code }).toEqual({ start, code: rule });
      }
      const offered = Object.keys(ruled).filter((start) => ruled[start] === undefined);
      if (date === near) expect(await foundAmongMany()).toEqual({ earliest: offered, next: offered[0] });
      expect({ date, starts: await startsAround(date) }).toEqual({ date, starts: offered });
      expect({ date, hours: offered.length }).toEqual({ date, hours: hoursLeft });
    }
    await expectTrueCalendar(app);
  };
  /** The same around the near day, of all practitioners at once: the earliest starts, and the directory. */
  const foundAmongMany = async () => {
    const { siteId, visitTypeId } = place;
    const [from, to] = [shifted(near, -1), shifted(near, 2)];
    const query = new URLSearchParams({ siteId, visitTypeId, from, to, specialtyId: clinic.specialtyId, limit: '100' });
    const earliest = (await boss.get(`/slots?${query}`).expect(200)).body.items;
    const filter = new URLSearchParams({ siteId, visitTypeId, availableFrom: from, availableTo: to });
    const directory = (await app.get(`/practitioners?${filter}`).expect(200)).body.items;
    return {
      earliest: earliest.map(({ start }: { start: string }) => start),
      next: directory[0]?.nextAvailable?.start,
    };
  };
  const everyDay = (from: string, to: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));
  const keep = { resolution: { kind: 'keep' } };
  const own = (path: string) => `/practitioners/${place.practitionerId}${path}`;
  const both = (change: (date: string) => Promise<unknown>) => Promise.all([near, far].map(change));
  const hours = (weekly: object[]) =>
    boss.put(own('/working-hours'), { siteId: place.siteId, mode: 'slot', weekly, visitTypeIds: [], ...keep });
  const leave = (date: string) =>
    boss.post(own('/exceptions'), { kind: 'leave', from: date, to: shifted(date, 1), ...keep });
  const evening = (date: string) => {
    const [from, to] = ['17:00', '19:00'].map((time) => `${date}T${time}:00Z`);
    return boss.post(own('/exceptions'), { kind: 'extra_hours', from, to, siteId: place.siteId });
  };
  const holiday = (date: string, name = 'Closed') =>
    boss.post('/holidays', { date, name, siteId: place.siteId, ...keep });
  const undone = async (made: { body: { id: string } }, path: string) =>
    boss.delete(`${path}/${made.body.id}`).expect(204);

  // Of eight hours on each of three days one is booked.
  it.each<[string, number, () => Promise<unknown>]>([
    ['nothing', 23, async () => undefined],
    [
      'shorter opening hours',
      5,
      () => boss.patch(`/sites/${place.siteId}`, { openingHours: everyDay('10:00', '12:00'), ...keep }),
    ],
    ['opening hours on no day', 0, () => boss.patch(`/sites/${place.siteId}`, { openingHours: [], ...keep })],
    [
      'opening hours that are given up again',
      23,
      async () => {
        await boss.patch(`/sites/${place.siteId}`, { openingHours: everyDay('10:00', '12:00'), ...keep }).expect(200);
        await both(startsAround);
        await boss.patch(`/sites/${place.siteId}`, { openingHours: null }).expect(200);
      },
    ],
    ['shorter working hours', 5, () => hours(everyDay('10:00', '12:00'))],
    ['no working hours', 0, () => hours([])],
    ['leave', 16, () => both(async (date) => leave(date).expect(201))],
    ['leave taken back', 23, () => both(async (date) => undone(await leave(date).expect(201), own('/exceptions')))],
    ['extra hours', 25, () => both(async (date) => evening(date).expect(201))],
    ['extra hours taken back', 23, () => both(async (date) => undone(await evening(date), own('/exceptions')))],
    ['a holiday', 16, () => both(async (date) => holiday(date).expect(201))],
    ['a holiday on the day before', 15, () => both(async (date) => holiday(shifted(date, -1)).expect(201))],
    ['a holiday taken back', 23, () => both(async (date) => undone(await holiday(date), '/holidays'))],
    ['a closed site', 0, () => boss.patch(`/sites/${place.siteId}`, { active: false, ...keep }).expect(200)],
    ['a longer visit', 5, () => boss.patch(`/visit-types/${place.visitTypeId}`, { durationMinutes: 180 }).expect(200)],
    [
      'a visit type no longer offered',
      0,
      () => boss.patch(`/visit-types/${place.visitTypeId}`, { active: false, ...keep }).expect(200),
    ],
    ['suspension', 0, () => boss.post(own('/suspend'), keep).expect(200)],
    [
      'a licence that ends',
      0,
      () => app.sql`update practitioners.practitioner set licence_expires_on = '2026-12-08'
        where id = ${place.practitionerId}`,
    ],
  ])('%s: counts at once, near and far', async (_what, hoursLeft, change) => {
    await change();
    await expectInForce(hoursLeft);
  });

  it('opening hours: of many who book, none sent after the answer gets what is closed', async () => {
    const times = [1, 2, 3].flatMap((day) => [9, 13, 14, 15, 16].map((hour) => [shifted(near, day), hour] as const));
    const starts = times.map(([date, hour]) => `${date}T${String(hour).padStart(2, '0')}:00:00Z`);
    const early = Promise.all(starts.slice(0, 8).map((start) => book(start)));
    const openingHours = everyDay('10:00', '12:00');
    await boss.patch(`/sites/${place.siteId}`, { openingHours, ...keep }).expect(200);
    const late = await Promise.all(starts.slice(4).map((start) => book(start)));
    expect(new Set(late.map(({ body }) => body.code))).toEqual(new Set(['OUTSIDE_HOURS']));
    // Who asked while it was changed got the one answer or the other.
    for (const { status, body } of await early) expect([201, 'OUTSIDE_HOURS']).toContain(body.code ?? status);
    await expectTrueCalendar(app);
  });
});
