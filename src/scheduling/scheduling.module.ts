import { Global, Module } from '@nestjs/common';
import { PractitionerAvailability } from '../practitioners/index.js';
import { SettingsModule } from '../settings/index.js';
import { CalendarBuilder } from './application/calendar-builder.js';
import { CalendarChanges } from './application/calendar-changes.js';
import { CalendarSnapshots } from './application/calendar-snapshots.js';
import { ComingStarts } from './application/coming-starts.js';
import { EarliestStarts } from './application/earliest-starts.js';
import { FollowPractitioners } from './application/follow-practitioners.js';
import { KeepCalendars } from './application/keep-calendars.js';
import { PractitionerTimes } from './application/practitioner-times.js';
import { SlotClaimer } from './application/slot-claimer.js';
import { SlotSearch } from './application/slot-search.js';
import { TimeReleaser } from './application/time-releaser.js';
import { CalendarRows } from './domain/calendar-rows.js';
import { Calendars } from './domain/calendars.js';
import { Claims } from './domain/claims.js';
import { Holds } from './domain/holds.js';
import { Holidays } from './domain/holidays.js';
import { providersWith } from './handlers.js';
import { HolidaysController } from './http/holidays.controller.js';
import { SlotHoldsController } from './http/slot-holds.controller.js';
import { SlotsController } from './http/slots.controller.js';
import { WorkingHoursController } from './http/working-hours.controller.js';
import { FreeDays } from './persistence/find-free-days.js';
import { PostgresCalendarRows } from './persistence/postgres-calendar-rows.js';
import { PostgresCalendars } from './persistence/postgres-calendars.js';
import { PostgresClaims } from './persistence/postgres-claims.js';
import { PostgresHolds } from './persistence/postgres-holds.js';
import { PostgresHolidays } from './persistence/postgres-holidays.js';

const repositories = [
  { provide: Calendars, useClass: PostgresCalendars },
  { provide: CalendarRows, useClass: PostgresCalendarRows },
  { provide: Claims, useClass: PostgresClaims },
  { provide: Holds, useClass: PostgresHolds },
  { provide: Holidays, useClass: PostgresHolidays },
];

const claiming = [SlotClaimer, TimeReleaser];

const changingRules = [CalendarBuilder, CalendarChanges, FollowPractitioners, KeepCalendars];

const searching = [CalendarSnapshots, FreeDays, SlotSearch, EarliestStarts, ComingStarts];

const directory = { provide: PractitionerAvailability, useClass: PractitionerTimes };

/**
 * Working hours, claims, holds and free slots. Global: it provides the directory's view of time, so that practitioners
 * need not know it.
 */
@Global()
@Module({
  imports: [SettingsModule],
  controllers: [SlotsController, SlotHoldsController, WorkingHoursController, HolidaysController],
  providers: providersWith(...repositories, ...claiming, ...changingRules, ...searching, directory),
  exports: [directory],
})
export class SchedulingModule {}
