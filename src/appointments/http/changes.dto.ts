import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import {
  ChangePractitionerDto,
  ChangeSiteDto,
  ChangeVisitTypeDto,
  OfferVisitTypesDto,
} from '../../practitioners/index.js';
import { IsDateOrMinute, IsId, IsLocalDate, IsText, IsWallTime } from '../../shared/http/fields.js';
import { ResolutionBody, TakesResolution } from './resolution.dto.js';

/** A weekly stretch of wall-clock time at the site. `to` not after `from` ends on the next day. */
export class WeeklyHoursBody {
  /** 1 is Monday. @example 1 */
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be at least 1' })
  @Max(7, { message: 'must be at most 7' })
  weekday: number;

  @IsWallTime()
  from: string;

  @IsWallTime()
  to: string;

  /** 2: every other week, counted from `validFrom`. */
  @ApiPropertyOptional({ type: Number, enum: [1, 2], default: 1 })
  @IsOptional()
  @IsIn([1, 2], { message: 'must be 1 or 2' })
  everyWeeks?: 1 | 2;
}

/** Replaces the set of this site, mode and validity, and leaves the others. */
export class WorkingHoursBody {
  @IsId()
  siteId: string;

  /** `slot` is booked by the clock, `session` by serial number. */
  @ApiPropertyOptional({ enum: ['slot', 'session'], default: 'slot' })
  @IsOptional()
  @IsIn(['slot', 'session'], { message: 'must be slot or session' })
  mode: 'slot' | 'session' = 'slot';

  @IsOptional()
  @IsLocalDate()
  validFrom?: string;

  /** The last day on which they count. */
  @IsOptional()
  @IsLocalDate()
  validTo?: string;

  /** No windows: the set is removed. */
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(100, { message: 'must have at most 100 windows' })
  @IsObject({ each: true, message: 'must have windows only' })
  @ValidateNested({ each: true })
  @Type(() => WeeklyHoursBody)
  weekly: WeeklyHoursBody[];

  /** The visit types offered then; empty: all. */
  @IsOptional()
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(100, { message: 'must have at most 100 entries' })
  @IsId({ each: true })
  visitTypeIds: string[] = [];

  @TakesResolution()
  resolution?: ResolutionBody | ResolutionBody[];
}

/** Leave or extra hours, half-open. */
export class CalendarExceptionBody {
  @ApiProperty({ enum: ['leave', 'extra_hours'] })
  @IsIn(['leave', 'extra_hours'], { message: 'must be leave or extra_hours' })
  kind: 'leave' | 'extra_hours';

  /** Leave takes two dates (whole days at each site) or two instants; extra hours take instants. */
  @IsDateOrMinute()
  from: string;

  @IsDateOrMinute()
  to: string;

  /** Leave without a site is leave everywhere; extra hours need one. */
  @IsOptional()
  @IsId()
  siteId?: string;

  @IsOptional()
  @IsText(500)
  reason?: string;

  @TakesResolution()
  resolution?: ResolutionBody | ResolutionBody[];
}

/** What becomes of the visits in extra hours that go. */
export class ExceptionRemovalBody {
  @TakesResolution()
  resolution?: ResolutionBody | ResolutionBody[];
}

/** A local date on which a site, or all of them, is closed. */
export class HolidayBody {
  @IsLocalDate()
  date: string;

  /** @example Christmas Day */
  @IsText(100)
  name: string;

  /** Left out: all sites. */
  @IsOptional()
  @IsId()
  siteId?: string;

  @TakesResolution()
  resolution?: ResolutionBody | ResolutionBody[];
}

export class ChangeSiteBody extends ChangeSiteDto {
  @TakesResolution()
  resolution?: ResolutionBody | ResolutionBody[];
}

export class ChangeVisitTypeBody extends ChangeVisitTypeDto {
  @TakesResolution()
  resolution?: ResolutionBody | ResolutionBody[];
}

export class ChangePractitionerBody extends ChangePractitionerDto {
  @TakesResolution()
  resolution?: ResolutionBody | ResolutionBody[];
}

export class OfferVisitTypesBody extends OfferVisitTypesDto {
  @TakesResolution()
  resolution?: ResolutionBody | ResolutionBody[];
}

export class SuspendPractitionerBody {
  @TakesResolution()
  resolution?: ResolutionBody | ResolutionBody[];
}
