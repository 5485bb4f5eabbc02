import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { conflict } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { constraintMeans } from '../../shared/persistence/postgres-errors.js';
import type { Holiday } from '../domain/exception.js';
import { Holidays, type NamedHoliday } from '../domain/holidays.js';

constraintMeans('holiday_once', () => conflict('HOLIDAY_EXISTS', 'There is a holiday on this date already.'));

@Injectable()
export class PostgresHolidays extends Holidays {
  constructor(private readonly database: Database) {
    super();
  }

  override between(first: string, last: string): Promise<Holiday[]> {
    return this.database.rows(sql<Holiday>`
      select site_id as "siteId", date::text as date from scheduling.holiday
      where date between ${first}::date and ${last}::date`);
  }

  override async add({ id, siteId, date, name }: NamedHoliday): Promise<void> {
    await this.database.rows(sql`insert into scheduling.holiday (id, site_id, date, name)
      values (${id}::uuid, ${siteId}::uuid, ${date}::date, ${name})`);
  }

  override remove(holidayId: string): Promise<NamedHoliday | undefined> {
    return this.database.row(sql<NamedHoliday>`delete from scheduling.holiday where id = ${holidayId}::uuid
      returning id, site_id as "siteId", date::text as date, name`);
  }
}
