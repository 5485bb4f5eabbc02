import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { CalendarRows } from '../domain/calendar-rows.js';
import type { OwnedDay } from '../domain/claims.js';
import { storedDay } from './day-rows.js';

const instant = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;

/** Room for one statement: about three months of twenty practitioners. */
const maxRows = 2_000;

@Injectable()
export class PostgresCalendarRows extends CalendarRows {
  constructor(private readonly database: Database) {
    super();
  }

  override async store(days: readonly OwnedDay[], replace: boolean): Promise<void> {
    const sorted = [...days].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const conflicting = replace
      ? sql`do update set offers = excluded.offers, free = excluded.free, first_free = excluded.first_free,
          longest_gap_minutes = excluded.longest_gap_minutes`
      : sql`do nothing`;
    for (let at = 0; at < sorted.length; at += maxRows) {
      await this.database.rows(sql`
        insert into scheduling.practitioner_day
          (practitioner_id, site_id, day, offers, free, first_free, longest_gap_minutes)
        select practitioner_id, site_id, day, offers, free, first_free, longest_gap_minutes
        from jsonb_populate_recordset(null::scheduling.practitioner_day,
          ${JSON.stringify(sorted.slice(at, at + maxRows).map(storedDay))}::jsonb)
        on conflict (practitioner_id, site_id, day) ${conflicting}`);
    }
  }

  override async remove(days: readonly OwnedDay[]): Promise<void> {
    if (days.length === 0) return;
    const gone = JSON.stringify(
      days.map(({ practitionerId, day }) => ({ practitioner_id: practitionerId, site_id: day.siteId, day: day.day })),
    );
    await this.database.rows(sql`
      delete from scheduling.practitioner_day d
      using jsonb_to_recordset(${gone}::jsonb) as gone (practitioner_id uuid, site_id uuid, day date)
      where d.practitioner_id = gone.practitioner_id and d.site_id = gone.site_id and d.day = gone.day`);
  }

  override async removeOfSite(practitionerIds: readonly string[], siteId: string, day: string): Promise<void> {
    // Locked in the order of all writers before they go: a booking under way ends first, or finds no row.
    await this.database.rows(sql`
      with gone as (
        select practitioner_id, site_id, day from scheduling.practitioner_day
        where practitioner_id = any(${practitionerIds}::uuid[]) and site_id = ${siteId}::uuid and day >= ${day}::date
        order by practitioner_id, day, site_id for update
      )
      delete from scheduling.practitioner_day d using gone
      where d.practitioner_id = gone.practitioner_id and d.site_id = gone.site_id and d.day = gone.day`);
  }

  override async builtUntil(practitionerIds: readonly string[], day: string): Promise<void> {
    await this.database.rows(sql`
      update scheduling.calendar set built_until = ${day}::date where practitioner_id = any(${practitionerIds}::uuid[])`);
  }

  override async moveFirstFree(now: number, olderThan: number): Promise<number> {
    const moved = await this.database.rows(sql`
      update scheduling.practitioner_day d
      set first_free = lower(d.free * tstzmultirange(tstzrange(${instant(now)}, null)))
      from (
        select practitioner_id, site_id, day from scheduling.practitioner_day
        where first_free < ${instant(olderThan)} order by first_free limit 2000 for no key update skip locked
      ) late
      where d.practitioner_id = late.practitioner_id and d.site_id = late.site_id and d.day = late.day
      returning 1`);
    return moved.length;
  }

  override async removeBefore(day: string): Promise<number> {
    const gone = await this.database.rows(sql`
      with gone as (
        delete from scheduling.practitioner_day where (practitioner_id, site_id, day) in (
          select practitioner_id, site_id, day from scheduling.practitioner_day where day < ${day}::date
          limit 2000 for update skip locked)
        returning practitioner_id, site_id, day, working_minutes, works_until
      ), kept as (
        insert into scheduling.past_day (day, practitioner_id, site_id, working_minutes, works_until)
        select day, practitioner_id, site_id, working_minutes, works_until from gone where working_minutes > 0
        on conflict do nothing
      )
      select 1 from gone`);
    return gone.length;
  }
}

/** The order in which all writers lock rows. */
function keyOf({ practitionerId, day }: OwnedDay): string {
  return `${practitionerId} ${day.day} ${day.siteId}`;
}
