import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsDateOrMinute, IsId, IsLocalDate, IsText, IsWallTime } from '../../shared/http/fields.js';
import type { Resolution } from '../application/change-impact.js';

/** What becomes of the visits that lose their time: the same for all of them. */
export class ResolutionBody {
  /** `keep` leaves them, `cancel` cancels and tells, `move` gives them to another practitioner at the same start. */
  @ApiProperty({ enum: ['keep', 'cancel', 'move'] })
  @IsIn(['keep', 'cancel', 'move'], { message: 'must be keep, cancel or move' })
  kind: 'keep' | 'cancel' | 'move';

  /** To whom they move. */
  @ValidateIf(({ kind, practitionerId }: ResolutionBody) => kind === 'move' || practitionerId !== undefined)
  @IsId()
  practitionerId?: string;

  /** Why they are cancelled; the patients are told. */
  @IsOptional()
  @IsText(2_000)
  reason?: string;

  static read(body: ResolutionBody | undefined): Resolution | undefined {
    if (!body) return undefined;
    if (body.kind === 'move') return { kind: 'move', practitionerId: body.practitionerId! };
    return body.kind === 'cancel' ? { kind: 'cancel', reason: body.reason } : { kind: 'keep' };
  }
}

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

  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => ResolutionBody)
  resolution?: ResolutionBody;
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

  @IsOptional()
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => ResolutionBody)
  resolution?: ResolutionBody;
}

export class DryRunQuery {
  /** Only says which visits would be hit. */
  @ApiPropertyOptional({ type: Boolean, default: false })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value)
  @IsBoolean({ message: 'must be true or false' })
  dryRun: boolean = false;
}

export class ExceptionRemovalQuery extends DryRunQuery {
  /** What becomes of the visits in extra hours that go: `keep` leaves them, `cancel` cancels and tells. */
  @ApiPropertyOptional({ enum: ['keep', 'cancel'] })
  @IsOptional()
  @IsIn(['keep', 'cancel'], { message: 'must be keep or cancel' })
  resolution?: 'keep' | 'cancel';
}
