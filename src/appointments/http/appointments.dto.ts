import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { IsAfter, IsDateOrInstant, IsId, IsMinute, IsText } from '../../shared/http/fields.js';
import { PageQuery } from '../../shared/http/paging.js';
import { boundOf } from '../../shared/kernel/bound.js';
import { OfferDto } from '../../scheduling/index.js';
import type { AppointmentRequest } from '../application/book-appointment.js';
import { flags, type AppointmentFlag } from '../../practitioners/index.js';
import { statuses } from '../domain/status.js';
import type { ListAppointments } from '../persistence/list-appointments.js';

const maxText = 2_000;

/** A visit to be booked. */
export class BookAppointmentBody extends OfferDto {
  /** One of the starts that `GET /slots` offers. */
  @IsMinute()
  start: string;

  /** For whom; your own file when left out. */
  @IsOptional()
  @IsId()
  patientId?: string;

  /** Your hold on this start, if you have one. */
  @IsOptional()
  @IsId()
  holdId?: string;

  /** Why the patient comes, for the practitioner. @example A check-up */
  @IsOptional()
  @IsText(maxText)
  reason?: string;

  /** Why the visit may overlap another one of the patient; the clinic only. */
  @IsOptional()
  @IsText(maxText)
  overlapReason?: string;
}

/** A transition that needs no reason. */
export class TransitionBody {
  /** Kept in the history. */
  @IsOptional()
  @IsText(maxText)
  reason?: string;
}

export class CheckInBody extends TransitionBody {
  /** What the sign at the site says today; patients have to give it. @example H4K9TX */
  @ValidateIf(({ code }: CheckInBody) => code !== undefined)
  @ApiPropertyOptional()
  @IsText(20)
  code?: string;
}

/** A transition that needs a reason. */
export class ReasonBody {
  /** Kept in the history; the patient is told. @example The practitioner is in surgery that morning */
  @IsText(maxText)
  reason: string;
}

export class RescheduleBody {
  /** One of the starts that `GET /slots` offers. */
  @IsMinute()
  start: string;

  /** Another practitioner; the same one when left out. */
  @IsOptional()
  @IsId()
  practitionerId?: string;

  /** Another site; the same one when left out. */
  @IsOptional()
  @IsId()
  siteId?: string;

  /** Kept in the history. */
  @IsOptional()
  @IsText(maxText)
  reason?: string;
}

/** What is left out stays as it is; null clears. */
export class EditAppointmentBody {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: maxText })
  @ValidateIf(({ reason }: EditAppointmentBody) => reason !== undefined && reason !== null)
  @IsText(maxText)
  reason?: string | null;

  /** Never shown to patients. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: maxText })
  @ValidateIf(({ staffNote }: EditAppointmentBody) => staffNote !== undefined && staffNote !== null)
  @IsText(maxText)
  staffNote?: string | null;
}

const asList = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

export class AppointmentsQuery extends PageQuery {
  /** One status, or several separated by commas. */
  @ApiPropertyOptional({ type: String, enum: statuses, isArray: true })
  @IsOptional()
  @Transform(asList)
  @ArrayMaxSize(statuses.length, { message: 'must not name more statuses than there are' })
  @IsIn(statuses, { each: true, message: 'must be a status of a visit' })
  status?: string[];

  /** Visits that start then or later: a day at the site, or an instant. */
  @IsOptional()
  @IsDateOrInstant()
  from?: string;

  /** Visits that start before: a day at the site, or an instant. */
  @IsOptional()
  @IsDateOrInstant()
  @IsAfter<AppointmentsQuery>('from')
  to?: string;

  @IsOptional()
  @IsId()
  practitionerId?: string;

  @IsOptional()
  @IsId()
  patientId?: string;

  @IsOptional()
  @IsId()
  siteId?: string;

  /** Visits to come that cannot take place as they stand, for these reasons; `any`: for any of them. */
  @ApiPropertyOptional({ type: String, enum: ['any', ...flags], isArray: true })
  @IsOptional()
  @Transform(asList)
  @ArrayMaxSize(flags.length, { message: 'must not name more flags than there are' })
  @IsIn(['any', ...flags], { each: true, message: 'must be any, or a flag of a visit' })
  flag?: ('any' | AppointmentFlag)[];

  /**
   * The name of the patient (also misspelt), their e-mail address or telephone number, or the name of the practitioner.
   * Of patients the 500 best matches are looked at.
   */
  @IsOptional()
  @IsText(100)
  q?: string;

  /** By start, or by when they were booked; `-` for the latest first. */
  @ApiPropertyOptional({ enum: ['start', '-start', 'createdAt', '-createdAt'], default: 'start' })
  @IsOptional()
  @IsIn(['start', '-start', 'createdAt', '-createdAt'], { message: 'must be start, -start, createdAt or -createdAt' })
  sort: 'start' | '-start' | 'createdAt' | '-createdAt' = 'start';
}

export function requestOf({ start, ...body }: BookAppointmentBody): AppointmentRequest {
  return { ...body, start: Temporal.Instant.from(start) };
}

export function filterOf({ from, to, flag, ...query }: AppointmentsQuery): ListAppointments['filter'] {
  const wanted = flags.filter((each) => flag?.includes('any') || flag?.includes(each));
  return {
    ...query,
    ...(flag ? { flag: wanted } : {}),
    ...(from ? { from: boundOf(from) } : {}),
    ...(to ? { to: boundOf(to) } : {}),
  };
}
