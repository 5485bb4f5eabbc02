import { Query } from '@nestjs/cqrs';
import { Holidays } from '../domain/holidays.js';
import { Handles } from '../handlers.js';
import type { StoredHoliday } from './add-holiday.js';

/** Holidays by date, those of a site with those of all sites. */
export class FindHolidays extends Query<StoredHoliday[]> {
  constructor(readonly asked: { readonly siteId?: string; readonly from?: string; readonly to?: string }) {
    super();
  }
}

@Handles(FindHolidays)
class FindHolidaysHandler {
  constructor(private readonly holidays: Holidays) {}

  execute({ asked }: FindHolidays): Promise<StoredHoliday[]> {
    return this.holidays.find(asked);
  }
}
