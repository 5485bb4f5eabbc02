import type { ShortCalendar } from './calendars.js';
import type { OwnedDay } from './claims.js';

/** A stored row with what searches sort by. */
export interface StoredDay extends OwnedDay {
  readonly firstFree: number | null;
}

/** What the clock makes due in the calendars. */
export abstract class CalendarUpkeep {
  /** Practitioners whose rows end before the day, each with the first day that is missing. Locks their rules. */
  abstract takeShort(day: string, limit: number): Promise<ShortCalendar[]>;

  /** Moves first free instants that have passed on to what is still free; says how many rows. */
  abstract moveFirstFree(now: number, olderThan: number): Promise<number>;

  /** Removes rows of days that nobody can search any more; how long was worked on them is kept. */
  abstract removeRowsBefore(day: string): Promise<number>;

  /** The practitioners who have rows from the day on, after the given one. */
  abstract withRows(day: string, after: string | null, limit: number): Promise<string[]>;

  /** How many rows there are from the day on. */
  abstract count(fromDay: string): Promise<number>;

  abstract rows(practitionerIds: readonly string[], fromDay: string): Promise<StoredDay[]>;
}
