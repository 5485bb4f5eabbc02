import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import type { NamedHoliday } from '../domain/holidays.js';
import { Handles } from '../handlers.js';

/** Holidays by date, those of a site with those of all sites; `to` is exclusive. */
export class FindHolidays extends Query<NamedHoliday[]> {
  constructor(readonly filter: { readonly siteId?: string; readonly from?: string; readonly to?: string }) {
    super();
  }
}

@Handles(FindHolidays)
class FindHolidaysHandler {
  constructor(private readonly database: Database) {}

  execute({ filter }: FindHolidays): Promise<NamedHoliday[]> {
    const [siteId, from, to] = [filter.siteId ?? null, filter.from ?? null, filter.to ?? null];
    return this.database.rows(sql<NamedHoliday>`
      select id, site_id as "siteId", date::text as date, name from scheduling.holiday
      where (${siteId}::uuid is null or site_id is null or site_id = ${siteId}::uuid)
        and (${from}::date is null or date >= ${from}::date) and (${to}::date is null or date < ${to}::date)
      order by date, id limit 1000`);
  }
}
