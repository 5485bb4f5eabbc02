/** A stretch that an account keeps for the minutes in which it fills in the form. Instants are epoch milliseconds. */
export interface Hold {
  readonly id: string;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly patientId: string | null;
  readonly start: number;
  readonly end: number;
  readonly expiresAt: number;
  readonly renewed: boolean;
  /** False when it was booked, released, or given up for another claim. */
  readonly live: boolean;
}

/** Holds as their owners see them: a foreign one is not there. Taking them is for {@link Claims}. */
export abstract class Holds {
  /** Until the transaction ends no other one counts or adds holds of this account. */
  abstract lockAccount(accountId: string): Promise<void>;

  /** Those that end after the instant or would have, also given up ones. */
  abstract endingAfter(accountId: string, instant: number): Promise<Hold[]>;

  abstract find(holdId: string, accountId: string): Promise<Hold | undefined>;

  abstract extend(holdId: string, expiresAt: number): Promise<void>;

  /** Ends it; its row stays, so that it is counted. */
  abstract release(holdId: string): Promise<void>;

  /** Removes holds that ended before the instant; says how many. */
  abstract removeEndedBefore(instant: number): Promise<number>;
}
