import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { CalendarUpkeep, type StoredDay } from '../domain/calendar-upkeep.js';
import type { ShortCalendar } from '../domain/calendars.js';
import { dayColumns } from './claim-json.js';
import { dayOf, type DayRow } from './day-rows.js';

const instant = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;

@Injectable()
export class PostgresCalendarUpkeep extends CalendarUpkeep {
  constructor(private readonly database: Database) {
    super();
  }

  override takeShort(day: string, limit: number): Promise<ShortCalendar[]> {
    return this.database.rows(sql<ShortCalendar>`
      select practitioner_id as "practitionerId", built_until::text as "builtUntil" from scheduling.calendar
      where built_until < ${day}::date order by practitioner_id limit ${limit}
      for no key update skip locked`);
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

  override async removeRowsBefore(day: string): Promise<number> {
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

  override async withRows(day: string, after: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(sql`
      select distinct practitioner_id as id from scheduling.practitioner_day
      where day >= ${day}::date and (${after}::uuid is null or practitioner_id > ${after}::uuid)
      order by practitioner_id limit ${limit}`);
    return rows.map((row) => row.id);
  }

  override async count(fromDay: string): Promise<number> {
    const row = await this.database.row<{ days: number }>(
      sql`select count(*)::int as days from scheduling.practitioner_day where day >= ${fromDay}::date`,
    );
    return row!.days;
  }

  override async rows(practitionerIds: readonly string[], fromDay: string): Promise<StoredDay[]> {
    const rows = await this.database.rows<DayRow & { firstFree: string | null }>(sql`
      select ${dayColumns}, d.first_free::text as "firstFree" from scheduling.practitioner_day d
      where d.practitioner_id = any(${practitionerIds}::uuid[]) and d.day >= ${fromDay}::date
      order by d.practitioner_id, d.day, d.site_id`);
    return rows.map((row) => ({
      practitionerId: row.practitionerId,
      day: dayOf(row),
      firstFree: row.firstFree === null ? null : epochOf(row.firstFree),
    }));
  }
}
