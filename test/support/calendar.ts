/** What must be true of appointments and practitioners' time at any moment, asked of the database, not of the code. */
import { expect } from 'vitest';
import { VerifyCalendar } from '../../src/scheduling/index.js';
import type { TestApp } from './app.js';

/** Every stored day is what the rules and the claims say: what `npm run cli -- calendar:verify` finds. */
export async function expectTrueCalendar(app: TestApp): Promise<void> {
  expect((await app.ask(new VerifyCalendar())).differences).toEqual([]);
}

/** Appointments that take their time, and no others, have a claim. */
export async function expectTrueClaims(app: TestApp): Promise<void> {
  expect(await untruths(app)).toEqual([]);
}

/** Every stored day, and what must be true of appointments, their claims and their history. */
export async function expectTrueAppointments(app: TestApp): Promise<void> {
  expect(await untruths(app)).toEqual([]);
  expect(await brokenHistories(app)).toEqual([]);
  await expectTrueCalendar(app);
}

/** A word for each thing that must never be, with the ids it is about. */
function untruths(app: TestApp): Promise<{ what: string; ids: string[] }[]> {
  const now = app.now.toString();
  return app.sql`
    with occupying as (
      select * from appointments.appointment
      where status in ('pending', 'confirmed', 'checked_in', 'in_consultation')
    ), held as (
      select id, practitioner_id, site_id, starts_at, ends_at, appointment_id from scheduling.claim
      where live and kind = 'visit'
      union all
      select c.id, c.practitioner_id, c.site_id, c.starts_at, c.ends_at, s.appointment_id
      from scheduling.claim c join scheduling.claim_seat s on s.claim_id = c.id where c.live
    )
    select 'occupies without exactly one claim of its own' as what, array[a.id] as ids from occupying a
    where a.ends_at > ${now}::timestamptz and (select count(*) from held h where h.appointment_id = a.id
      and h.practitioner_id = a.practitioner_id and h.site_id = a.site_id and h.starts_at = a.starts_at
      and h.ends_at = a.ends_at) <> 1
    union all
    select 'claims without occupying', array[h.id, h.appointment_id] from held h
    where not exists (select from occupying a where a.id = h.appointment_id)
    union all
    select 'claims twice', array[h.appointment_id] from held h group by h.appointment_id having count(*) > 1
    union all
    select 'practitioner in two places', array[a.id, b.id] from scheduling.claim a join scheduling.claim b
      on a.practitioner_id = b.practitioner_id and a.id < b.id and a.during && b.during
    where a.live and b.live and not a.overbooked and not b.overbooked
    union all
    select 'patient in two places', array[a.id, b.id] from occupying a join occupying b
      on a.patient_id = b.patient_id and a.id < b.id
      and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
    where not a.overlap_allowed and not b.overlap_allowed
    union all
    select 'more seats than places', array[c.id] from scheduling.claim c where c.live and c.kind = 'group'
      and (select count(*) from scheduling.claim_seat s where s.claim_id = c.id) not between 1 and c.capacity
    union all
    select 'ends without its duration', array[c.id] from scheduling.claim c
    where c.live and not c.during @> tstzrange(c.starts_at, c.ends_at)`;
}

interface HistoryRow {
  readonly id: string;
  readonly status: string;
  readonly lines: { at: string; from: string | null; to: string }[];
}

/** Appointments whose history is no chain of changes in the order of its times, from the booking to what is now. */
async function brokenHistories(app: TestApp): Promise<HistoryRow[]> {
  const rows = await app.sql<HistoryRow>`
    select a.id, a.status, jsonb_agg(jsonb_build_object('at', h.at, 'from', h.from_status, 'to', h.to_status)
      order by h.at) as lines
    from appointments.appointment a join appointments.history h on h.appointment_id = a.id group by a.id`;
  return rows.filter(({ status, lines }) => {
    let now: string | null = null;
    for (const moment of Map.groupBy(lines, ({ at }) => at).values()) {
      // Of the same instant: in the order in which they follow from each other.
      for (const left = [...moment]; left.length > 0;) {
        const next = left.findIndex(({ from }) => from === now);
        if (next < 0) return true;
        now = left.splice(next, 1)[0]!.to;
      }
    }
    return now !== status;
  });
}
