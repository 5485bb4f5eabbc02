import type { OwnedDay } from './claims.js';

/** The rows that are built from rules and claims. Whoever writes them holds the rules still, or the rows. */
export abstract class CalendarRows {
  /** Writes rows in one statement. `replace: false` leaves rows alone that are there already. */
  abstract store(days: readonly OwnedDay[], replace: boolean): Promise<void>;

  /** Notes how far the rows of these practitioners reach. */
  abstract builtUntil(practitionerIds: readonly string[], day: string): Promise<void>;
}
