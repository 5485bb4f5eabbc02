import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { expectTrueAppointments } from '../../support/calendar.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { patient, type Person } from '../../support/people.js';
import { SlotOracle } from '../../support/slot-oracle.js';
import { ALL_ZONES, announce, LONG, ODD_ZONES, seed } from '../../domain/scheduling/sampling.js';

announce('every slot books');

const weekly = [
  ...[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '11:30' })),
  // Across midnight and through every hour at which clocks are changed.
  ...[6, 7].map((weekday) => ({ weekday, from: '22:00', to: '04:30' })),
];

/** A handful of zones that the seed picks; at full size, all of them. */
function zonesToTry(): string[] {
  if (LONG) return ALL_ZONES;
  const pick = (from: readonly string[], index: number): string => from[(seed + index * 7919) % from.length]!;
  return [...new Set([pick(ODD_ZONES, 1), pick(ODD_ZONES, 2), 'America/New_York', pick(ALL_ZONES, 3)])];
}

/** The local dates around the next change of the clock after the test's now, or in a week where there is none. */
function daysAroundTheChange(zone: string, now: Temporal.Instant): { from: string; to: string } {
  const change = now.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  const near = change && change.epochMilliseconds < now.add({ hours: 24 * 365 }).epochMilliseconds;
  const day = (near ? change : now.add({ hours: 24 * 7 }).toZonedDateTimeISO(zone)).toPlainDate();
  return { from: day.subtract({ days: 2 }).toString(), to: day.add({ days: 2 }).toString() };
}

/** The same question to somebody who walks through it minute by minute. */
function oracleStarts(
  { siteId, visitTypeId }: { siteId: string; visitTypeId: string },
  zone: string,
  from: string,
  to: string,
  now: Temporal.Instant,
): string[] {
  const hours = { siteId, mode: 'slot' as const, weekly, visitTypeIds: [] };
  const oracle = new SlotOracle({ siteId, zone, workingHours: [hours], exceptions: [], holidays: [] });
  const type = {
    ...{ id: visitTypeId, durationMinutes: 45, bufferBeforeMinutes: 0, bufferAfterMinutes: 5 },
    ...{ slotIntervalMinutes: 50, leadTimeMinutes: 0, bookingWindowDays: 90 },
  };
  const midnight = (date: string): number => Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
  const range = { from: midnight(from), to: midnight(to) };
  return oracle
    .starts(type, range, { actingAs: 'staff', now: now.epochMilliseconds, taken: [], held: [] })
    .map((start) => Temporal.Instant.fromEpochMilliseconds(start).toString());
}

describe('every start that the search returns', () => {
  let app: TestApp;
  let clinic: Clinic;
  let someone: Person;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app, {
      visitType: { durationMinutes: 45, bufferAfterMinutes: 5, slotIntervalMinutes: 50 },
    });
    someone = clinic.admin;
  });
  afterAll(() => app.close());

  it.each(zonesToTry())('can be booked, and no other, around a change of the clock in %s', async (timeZone) => {
    const address = { line1: 'A', city: 'B', country: 'LK' };
    const site = await someone.post('/sites', { name: `House in ${timeZone}`, timeZone, address }).expect(201);
    const doctor = await addDoctor(app, { ...clinic, siteId: site.body.id }, weekly, `Dr ${timeZone}`);
    const someoneElse = await patient(app);
    const practitionerId = doctor.account.practitionerId!;
    const place = { practitionerId, siteId: site.body.id as string, visitTypeId: clinic.visitTypeId };
    const { from, to } = daysAroundTheChange(timeZone, app.now);
    const path = `/slots?${new URLSearchParams({ ...place, from, to }).toString()}`;
    const offered = (await someone.get(path).expect(200)).body.items.map((slot: { start: string }) => slot.start);

    expect(offered).toEqual(oracleStarts(place, timeZone, from, to, app.now));
    expect(offered.length).toBeGreaterThan(8);

    // Minutes that are offered to nobody are refused by name, wherever they lie.
    const first = Temporal.Instant.from(offered[0]);
    for (const minutes of [-15, 5, 40]) {
      const start = first.add({ minutes }).toString();
      const refused = await someone
        .post('/appointments', { ...place, start, patientId: someoneElse.account.patientId })
        .expect(422);
      expect(['GRID', 'OUTSIDE_HOURS']).toContain(refused.body.code);
    }
    for (const start of offered) {
      const { patientId } = someoneElse.account;
      const booked = await someone.post('/appointments', { ...place, start, patientId });
      expect({ start, status: booked.status, code: booked.body.code }).toEqual({ start, status: 201, code: undefined });
    }
    const left = await someone.get(path).expect(200);
    expect(left.body.items).toEqual([]);
  });

  it('leaves a true calendar, after all of this', () => expectTrueAppointments(app));
});
