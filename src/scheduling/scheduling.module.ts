import { Global, Module } from '@nestjs/common';
import { PractitionerAvailability } from '../practitioners/index.js';
import { SettingsModule } from '../settings/index.js';
import { AddExceptionHandler } from './application/add-exception.js';
import { AddHolidayHandler } from './application/add-holiday.js';
import { AlternativeStartsHandler } from './application/alternative-starts.js';
import { CalendarBuilder } from './application/calendar-builder.js';
import { CalendarChanges } from './application/calendar-changes.js';
import { CalendarSnapshots } from './application/calendar-snapshots.js';
import { ClaimTimeHandler } from './application/claim-time.js';
import { ComingStarts } from './application/coming-starts.js';
import { EarliestStarts } from './application/earliest-starts.js';
import { ExplainSlotHandler } from './application/explain-slot.js';
import { FindAvailabilityHandler } from './application/find-availability.js';
import { FindEarliestSlotsHandler } from './application/find-earliest-slots.js';
import { FindHoldHandler } from './application/find-hold.js';
import { FindSlotsHandler } from './application/find-slots.js';
import { FindWorkingHoursHandler } from './application/find-working-hours.js';
import { FollowPractitioners } from './application/follow-practitioners.js';
import { HoldTimeHandler } from './application/hold-time.js';
import { KeepCalendars } from './application/keep-calendars.js';
import { MoveTimeHandler } from './application/move-time.js';
import { PractitionerTimes } from './application/practitioner-times.js';
import { ReleaseHoldHandler } from './application/release-hold.js';
import { ReleaseTimeHandler } from './application/release-time.js';
import { RemoveExceptionHandler } from './application/remove-exception.js';
import { RemoveHolidayHandler } from './application/remove-holiday.js';
import { RenewHoldHandler } from './application/renew-hold.js';
import { SetWorkingHoursHandler } from './application/set-working-hours.js';
import { SlotSearch } from './application/slot-search.js';
import { TimeReleaser } from './application/time-releaser.js';
import { SlotClaimer } from './application/slot-claimer.js';
import { VerifyCalendarHandler } from './application/verify-calendar.js';
import { CalendarUpkeep } from './domain/calendar-upkeep.js';
import { CalendarRows } from './domain/calendar-rows.js';
import { Calendars } from './domain/calendars.js';
import { Claims } from './domain/claims.js';
import { Holds } from './domain/holds.js';
import { Holidays } from './domain/holidays.js';
import { HolidaysController } from './http/holidays.controller.js';
import { SlotHoldsController } from './http/slot-holds.controller.js';
import { SlotsController } from './http/slots.controller.js';
import { WorkingHoursController } from './http/working-hours.controller.js';
import { FindExceptionsHandler } from './persistence/find-exceptions.js';
import { FindHolidaysHandler } from './persistence/find-holidays.js';
import { FindSitesWorkedAtHandler } from './persistence/find-sites-worked-at.js';
import { FreeDays } from './persistence/find-free-days.js';
import { PostgresCalendarRows } from './persistence/postgres-calendar-rows.js';
import { PostgresCalendarUpkeep } from './persistence/postgres-calendar-upkeep.js';
import { PostgresCalendars } from './persistence/postgres-calendars.js';
import { PostgresClaims } from './persistence/postgres-claims.js';
import { PostgresHolds } from './persistence/postgres-holds.js';
import { PostgresHolidays } from './persistence/postgres-holidays.js';

const repositories = [
  { provide: Calendars, useClass: PostgresCalendars },
  { provide: CalendarRows, useClass: PostgresCalendarRows },
  { provide: CalendarUpkeep, useClass: PostgresCalendarUpkeep },
  { provide: Claims, useClass: PostgresClaims },
  { provide: Holds, useClass: PostgresHolds },
  { provide: Holidays, useClass: PostgresHolidays },
];

const takingTime = [
  SlotClaimer,
  TimeReleaser,
  ClaimTimeHandler,
  ReleaseTimeHandler,
  MoveTimeHandler,
  HoldTimeHandler,
  FindHoldHandler,
  RenewHoldHandler,
  ReleaseHoldHandler,
];

const changingRules = [
  CalendarBuilder,
  CalendarChanges,
  SetWorkingHoursHandler,
  AddExceptionHandler,
  RemoveExceptionHandler,
  AddHolidayHandler,
  RemoveHolidayHandler,
  FindWorkingHoursHandler,
  FindSitesWorkedAtHandler,
  FindExceptionsHandler,
  FindHolidaysHandler,
  FollowPractitioners,
  KeepCalendars,
  VerifyCalendarHandler,
];

const searching = [
  FreeDays,
  CalendarSnapshots,
  SlotSearch,
  EarliestStarts,
  ComingStarts,
  FindSlotsHandler,
  FindEarliestSlotsHandler,
  FindAvailabilityHandler,
  ExplainSlotHandler,
  AlternativeStartsHandler,
];

const directory = { provide: PractitionerAvailability, useClass: PractitionerTimes };

/**
 * Working hours, claims, holds and free slots. Global: it provides the directory's view of time, so that practitioners
 * need not know it.
 */
@Global()
@Module({
  imports: [SettingsModule],
  controllers: [SlotsController, SlotHoldsController, WorkingHoursController, HolidaysController],
  providers: [...repositories, ...takingTime, ...changingRules, ...searching, directory],
  exports: [directory],
})
export class SchedulingModule {}
