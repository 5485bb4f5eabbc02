/** The front door of scheduling: other contexts import nothing else of it. */
export { SchedulingModule } from './scheduling.module.js';

export type { BookingRequest } from './application/booking-request.js';
export { ClaimTime, type ClaimedTime } from './application/claim-time.js';
export { MoveTime } from './application/move-time.js';
export { ReleaseTime } from './application/release-time.js';

export {
  SetWorkingHours,
  type WorkingHoursChange,
  type WorkingHoursInput,
  type WorkingHoursSet,
} from './application/set-working-hours.js';
export { AddException, type ExceptionChange, type ExceptionInput } from './application/add-exception.js';
export { RemoveException, type ExceptionRemoval } from './application/remove-exception.js';
export { AddHoliday, type HolidayChange, type HolidayInput } from './application/add-holiday.js';
export { RemoveHoliday } from './application/remove-holiday.js';
export type { AffectedAppointment, ChangeOptions } from './application/affected-appointment.js';

export { ChangeOpeningHours } from './application/change-opening-hours.js';
export { NextStarts } from './application/next-starts.js';

export { FindExceptions } from './persistence/find-exceptions.js';
export { FindSitesWorkedAt, type SiteWorkedAt } from './persistence/find-sites-worked-at.js';
export { FindWorkingHours } from './application/find-working-hours.js';
export { OfferDto } from './http/offer.dto.js';
export { AlternativeStarts, type AlternativeStart } from './application/alternative-starts.js';
export { VerifyCalendar, type CalendarReport, type DayDifference } from './persistence/verify-calendar.js';

export { WorkingHoursChanged } from './domain/events.js';
export type { WeeklyWindow } from './domain/working-time.js';
