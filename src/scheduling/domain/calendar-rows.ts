import type { OwnedDay } from './claims.js';

/**
 * The rows that are built from rules and claims. A writer locks the rules, or the rows. A missing row
 * is built by its next reader, so a rule that changes removes what it makes untrue and need not build it.
 */
export abstract class CalendarRows {
  /** Writes rows in one statement. `replace: false` leaves rows alone that are there already. */
  abstract store(days: readonly OwnedDay[], replace: boolean): Promise<void>;

  abstract remove(days: readonly OwnedDay[]): Promise<void>;

  /** Removes the rows of these practitioners at a site from the day on. */
  abstract removeOfSite(practitionerIds: readonly string[], siteId: string, day: string): Promise<void>;

  /** Notes how far the rows of these practitioners reach. */
  abstract builtUntil(practitionerIds: readonly string[], day: string): Promise<void>;

  /** Moves first free instants that have passed on to what is still free; says how many rows. */
  abstract moveFirstFree(now: number, olderThan: number): Promise<number>;

  /** Removes rows of days that are past every search; how long was worked on them is kept. */
  abstract removeBefore(day: string): Promise<number>;
}
