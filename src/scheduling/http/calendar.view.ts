import { PageOf } from '../../shared/http/paging.js';

/** A window of the week on the wall clock of the site. */
export class WorkingWindowView {
  /** 1 is Monday. @example 1 */
  weekday: number;
  /** @example 09:00 */
  from: string;
  /** Not after `from`: it ends on the next day. @example 12:30 */
  to: string;
  /** 2: every other week. */
  everyWeeks?: number;
}

/** One set of working hours at a site. */
export class WorkingHoursView {
  id: string;
  siteId: string;
  /** `slot`: booked by clock time. `session`: by number. @example slot */
  mode: string;
  /** @example 2026-12-01 */
  validFrom: string | null;
  /** The last day. @example 2027-12-31 */
  validTo: string | null;
  weekly: WorkingWindowView[];
  /** Empty: every visit type of the practitioner. */
  visitTypeIds: string[];
}

export class WorkingHoursList {
  items: WorkingHoursView[];
  nextCursor: string | null;
}

/** Leave or extra hours. */
export class ExceptionView {
  id: string;
  practitionerId: string;
  /** `leave` or `extra_hours`. @example leave */
  kind: string;
  /** A date or an instant. @example 2026-12-24 */
  from: string;
  /** Exclusive. @example 2026-12-27 */
  to: string;
  /** null: at all sites. */
  siteId: string | null;
  /** For the practitioner, administrators and staff of a site where it counts; null for everybody else. */
  reason: string | null;
}

export class ExceptionList {
  items: ExceptionView[];
  nextCursor: string | null;
}

/** A local date on which a site, or all of them, is closed. */
export class HolidayView {
  id: string;
  /** @example 2026-12-25 */
  date: string;
  /** @example Christmas Day */
  name: string;
  /** null: all sites. */
  siteId: string | null;
}

export class HolidayList extends PageOf(HolidayView) {}
