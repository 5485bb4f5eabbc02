import { IsOptional } from 'class-validator';
import { IsAfter, IsId, IsLocalDate } from '../../shared/http/fields.js';

export class WorkingHoursQuery {
  /** Only the hours that count in the week, Monday to Sunday, of this date: not those of the other week. */
  @IsOptional()
  @IsLocalDate()
  week?: string;
}

export class HolidaysQuery {
  /** Holidays of this site and those of all sites. */
  @IsOptional()
  @IsId()
  siteId?: string;

  @IsOptional()
  @IsLocalDate()
  from?: string;

  /** Exclusive. */
  @IsOptional()
  @IsLocalDate()
  @IsAfter<HolidaysQuery>('from')
  to?: string;
}
