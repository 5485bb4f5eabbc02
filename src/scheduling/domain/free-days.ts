import type { TimeRange } from '../../shared/kernel/time-range.js';
import type { LiveClaim } from './live-claim.js';
import type { OwnedDay } from './claims.js';

/** A row that has free time. */
export interface FreeDay extends OwnedDay {
  /** Epoch milliseconds; may have passed by a few minutes. */
  readonly firstFree: number;
}

export interface FreeDaysAsked {
  readonly practitionerIds: readonly string[];
  readonly siteId: string | null;
  readonly range: TimeRange;
  /** Rows that surely have no gap of this length are left out. */
  readonly minutes: number;
  /** The last day that matters. */
  readonly until: string;
}

/** Whose first rows are wanted, and from when on a gap of how many minutes would do. */
export interface FirstRowsAsked {
  readonly each: readonly { readonly practitionerId: string; readonly from: number; readonly minutes: number }[];
  readonly siteId: string | null;
  /** Epoch milliseconds, exclusive. */
  readonly to: number;
  /** The last day that matters. */
  readonly until: string;
}

/** Rows, and the practitioners whose rows end before the last day that matters: theirs have to be built first. */
export interface FreeDaysFound {
  readonly rows: FreeDay[];
  readonly short: string[];
}

export interface OwnedClaim {
  readonly practitionerId: string;
  readonly claim: LiveClaim;
}

/** Rows of many practitioners by their first free instant. */
export abstract class FreeDays {
  /** The next rows after the ones that were read, by first free instant. `short` is told of the first ones. */
  abstract earliest(asked: FreeDaysAsked, after: FreeDay | undefined, limit: number): Promise<FreeDaysFound>;

  /** The first rows of each practitioner, by first free instant; with null all of them. */
  abstract firstOfEach(asked: FirstRowsAsked, limit: number | null): Promise<FreeDaysFound>;

  /** The rows of the days after these. */
  abstract following(days: readonly OwnedDay[]): Promise<OwnedDay[]>;

  /** Live holds of others, of anybody's time. They are few. */
  abstract holds(accountId: string | null, now: number): Promise<OwnedClaim[]>;

  /** Live groups of these visit types, full ones too, that start in the range. */
  abstract groups(
    asked: Omit<FreeDaysAsked, 'minutes' | 'until'>,
    visitTypeIds: readonly string[],
  ): Promise<OwnedClaim[]>;
}
