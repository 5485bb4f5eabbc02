import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { IsText, IsTimeZone, IsWithin } from '../shared/http/fields.js';
import { AreLeads, FitsTheWindow } from './settings-fields.js';
import { locales, type Policies } from './settings.js';

export class PoliciesDto implements Policies {
  /** A request that nobody answers for so long expires, at its start at the latest. */
  @IsWithin(1, 720, 'hours')
  approvalDeadlineHours: number;

  /** How long ahead a patient has to book, for visit types that say nothing about it. */
  @IsWithin(0, 525_600, 'minutes')
  @FitsTheWindow()
  leadTimeMinutes: number;

  /** How far ahead a patient may book, for visit types that say nothing about it. */
  @IsWithin(1, 730, 'days')
  bookingWindowDays: number;

  /** Until so long before the start a patient moves freely and cancels in time. */
  @IsWithin(0, 720, 'hours')
  cancellationCutOffHours: number;

  /** Whether a patient may still cancel after the cut-off; it counts as late. */
  @IsIn(['allow', 'refuse'], { message: 'must be allow or refuse' })
  lateCancellation: 'allow' | 'refuse';

  /** So late a patient may be before the visit counts as missed. */
  @IsWithin(0, 240, 'minutes')
  noShowGraceMinutes: number;

  /** So many visits a patient may have ahead. */
  @IsWithin(1, 1_000, 'visits')
  maxFutureVisits: number;

  /** After so many missed visits within the window only the clinic books for the patient. */
  @IsWithin(1, 100, 'visits')
  noShowsBeforeStaffMustBook: number;

  @IsWithin(1, 60, 'months')
  noShowWindowMonths: number;

  /** Live holds of one account; one of them with each practitioner. */
  @IsWithin(1, 20, 'holds')
  maxHoldsPerAccount: number;

  /** So often within an hour a patient books, cancelled ones included; the clinic itself may go past it. */
  @IsWithin(1, 1_000, 'bookings')
  maxBookingsPerHour: number;

  /** So often within an hour a patient moves visits. */
  @IsWithin(1, 1_000, 'moves')
  maxMovesPerHour: number;

  /** So often within an hour a patient holds a time, released ones included. */
  @IsWithin(1, 1_000, 'holds')
  maxHoldsPerHour: number;

  /** How long a hold lasts, and lasts again when it is renewed. */
  @IsWithin(1, 60, 'minutes')
  holdMinutes: number;

  /** The approval rule of visit types that are added without one. */
  @IsIn(['required', 'automatic'], { message: 'must be required or automatic' })
  defaultApproval: 'required' | 'automatic';
}

/** All settings: what is left out is missing, not kept. */
export class SettingsBody {
  /** @example Lakeside Clinic */
  @IsText(120)
  name: string;

  /** Read only: taken, so that what was read can be sent back, and ignored. */
  @ApiProperty({ type: String, nullable: true, required: false })
  @IsOptional()
  @IsText(200)
  logoUrl?: string | null;

  @IsIn(locales, { message: `must be one of ${locales.join(', ')}` })
  locale: (typeof locales)[number];

  @IsTimeZone()
  timeZone: string;

  @IsDefined({ message: 'must be given' })
  @IsObject({ message: 'must be an object' })
  @ValidateNested()
  @Type(() => PoliciesDto)
  policies: PoliciesDto;

  /** At most three different durations from PT1H to P7D. @example ["PT24H", "PT2H"] */
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(3, { message: 'must have at most 3 entries' })
  @AreLeads()
  reminders: string[];
}
