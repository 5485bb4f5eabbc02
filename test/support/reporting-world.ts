import { newId } from '../../src/shared/kernel/id.js';
import type { TestApp } from './app.js';
import { randomFrom } from './attacks/hostile.js';
import { plantVisits, type PlantedVisit } from './planted-visits.js';
import type { PlantedShift } from './report-oracle.js';

/** Names that a spreadsheet would run, or that would break a line of a file. */
export const hostileNames = [
  `=cmd|' /C calc'!A0`,
  '+1+1',
  '@SUM(A1)',
  '-2+3',
  '\t=1',
  'Dr "Quote", Comma',
  'two\nlines\r\n=3',
  'Ünïcode ✓',
];

/** Two of them change their clocks in these weeks, a third has done so before: days of 23, 24 and 25 hours. */
const zones = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland'];
export const firstDay = '2026-09-21';
export const days = 80;
const statuses = [
  'completed',
  'completed',
  'completed',
  'no_show',
  'confirmed',
  'pending',
  'checked_in',
  'in_consultation',
];
const ended = ['declined', 'cancelled', 'expired', 'entered_in_error'];

export interface ReportingWorld {
  readonly siteIds: readonly string[];
  readonly practitionerIds: readonly string[];
  readonly specialtyIds: readonly string[];
  readonly visitTypeIds: readonly string[];
  readonly shifts: readonly PlantedShift[];
}

/** Sites in several zones, shifts by day and night, and visits of every kind, groups and overbooked times among them. */
export async function plantReportingWorld(app: TestApp, seed: number): Promise<ReportingWorld> {
  const random = randomFrom(seed);
  const below = (end: number) => Math.floor(random() * end);
  const one = <T>(things: readonly T[]) => things[below(things.length)]!;
  const names = [...hostileNames, ...hostileNames.map((name) => `${name} II`)];
  const ids = (count: number) => Array.from({ length: count }, () => newId());
  const [siteIds, practitionerIds, specialtyIds, visitTypeIds, patientIds] = [3, 6, 4, 2, 5].map(ids) as string[][];
  for (const [at, id] of siteIds!.entries()) {
    await app.sql`insert into practitioners.site (id, name, time_zone, address, active)
      values (${id}, ${names[at]}, ${zones[at]}, '{}', true)`;
  }
  for (const [at, id] of specialtyIds!.entries())
    await app.sql`insert into practitioners.specialty (id, name, active) values (${id}, ${names[at]}, true)`;
  for (const [at, id] of visitTypeIds!.entries()) {
    await app.sql`insert into practitioners.visit_type (id, name, duration_minutes, buffer_before_minutes,
      buffer_after_minutes, mode, approval, capacity, lead_time_minutes, booking_window_days, active)
      values (${id}, ${names[at]}, 30, 0, 0, 'in_person', 'automatic', 5, 0, 60, true)`;
  }
  for (const [at, id] of practitionerIds!.entries()) {
    const of = at % 2 ? [specialtyIds![0], specialtyIds![1 + (at % 3)]] : [specialtyIds![at % 3]];
    await app.sql`insert into practitioners.practitioner (id, account_id, status, full_name, search_key, specialty_ids, languages,
      visit_type_ids, licence_number, licence_issuing_body, licence_expires_on)
      values (${id}, ${newId()}, 'active', ${names[at]}, '', ${of}, '{}', '{}', '\\x00', 'X', '2030-01-01')`;
  }
  for (const id of patientIds!)
    await app.sql`insert into patients.patient (id, full_name, search_key, created_at)
      values (${id}, 'Somebody', '', '2026-01-01')`;

  const shifts: PlantedShift[] = [];
  const visits: PlantedVisit[] = [];
  const instant = (site: number, day: Temporal.PlainDate, minutes: number) =>
    day.toZonedDateTime(zones[site]!).add({ minutes }).toInstant();
  for (let nth = 0; nth < days; nth++) {
    const day = Temporal.PlainDate.from(firstDay).add({ days: nth });
    for (const practitionerId of practitionerIds!) {
      const site = below(3);
      const place = { practitionerId, siteId: siteIds![site]! };
      const minute = (at: number) => instant(site, day, at).epochMilliseconds / 60_000;
      // Off; by day; by day in two overlapping offers; over midnight.
      const stretches = [
        [],
        [[540, 1020]],
        [
          [540, 800],
          [700, 900],
        ],
        [[1320, 1800]],
      ][below(4)]!.map(([from, to]) => ({
        from: minute(from!),
        to: minute(to!),
      }));
      if (stretches.length > 0) shifts.push({ ...place, day: day.toString(), stretches });
      const begin = one([540, 540, 1320]);
      for (let visit = below(6); visit > 0; visit--) {
        const start = instant(site, day, begin + below(18) * 30);
        const planned = {
          ...place,
          patientId: one(patientIds!),
          visitTypeId: one(visitTypeIds!),
          start: start.toString(),
          minutes: one([15, 30, 45]),
          status: one(random() < 0.3 ? ended : statuses),
          timeZone: zones[site]!,
          createdAt: start.subtract({ minutes: below(60 * 24 * 40) - 60 }).toString(),
        };
        visits.push(planned, ...(random() < 0.15 ? [planned, planned] : []));
      }
    }
  }
  await plantVisits(app, visits);
  await plantShifts(app, shifts);
  return {
    siteIds: siteIds!,
    practitionerIds: practitionerIds!,
    specialtyIds: specialtyIds!,
    visitTypeIds: visitTypeIds!,
    shifts,
  };
}

/** As the projection stores them: an offer for each stretch, for other visit types. */
async function plantShifts(app: TestApp, shifts: readonly PlantedShift[]): Promise<void> {
  const rows = shifts.map(({ practitionerId, siteId, day, stretches }) => ({
    practitioner_id: practitionerId,
    site_id: siteId,
    day,
    offers: stretches.map(({ from, to }, nth) => {
      const [begin, end] = [from * 60_000, to * 60_000];
      return [nth === 0 ? null : [newId()], [[begin, end, begin, end]]];
    }),
  }));
  await app.sql`insert into scheduling.practitioner_day
      (practitioner_id, site_id, day, offers, free, longest_gap_minutes)
    select practitioner_id, site_id, day, offers, '{}', 0
    from jsonb_populate_recordset(null::scheduling.practitioner_day, ${JSON.stringify(rows)}::jsonb)`;
}
