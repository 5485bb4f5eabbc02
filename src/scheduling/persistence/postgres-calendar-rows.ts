import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { CalendarRows } from '../domain/calendar-rows.js';
import type { OwnedDay } from '../domain/claims.js';
import { storedDay } from './day-rows.js';

/** Room for one statement: about three months of twenty practitioners. */
const mostRows = 2_000;

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
    for (let at = 0; at < sorted.length; at += mostRows) {
      await this.database.rows(sql`
        insert into scheduling.practitioner_day
          (practitioner_id, site_id, day, offers, free, first_free, longest_gap_minutes)
        select practitioner_id, site_id, day, offers, free, first_free, longest_gap_minutes
        from jsonb_populate_recordset(null::scheduling.practitioner_day,
          ${JSON.stringify(sorted.slice(at, at + mostRows).map(storedDay))}::jsonb)
        on conflict (practitioner_id, site_id, day) ${conflicting}`);
    }
  }

  override async builtUntil(practitionerIds: readonly string[], day: string): Promise<void> {
    await this.database.rows(sql`
      update scheduling.calendar set built_until = ${day}::date where practitioner_id = any(${practitionerIds}::uuid[])`);
  }
}

/** The order in which all writers lock rows. */
function keyOf({ practitionerId, day }: OwnedDay): string {
  return `${practitionerId} ${day.day} ${day.siteId}`;
}
