/** Up to which start visits have been looked at, for each lead in minutes. One process at a time moves one. */
export abstract class ReminderHorizon {
  /** Locks them for the transaction in progress; those that another process has are left out. A new lead begins at 1970. */
  abstract take(leads: readonly number[]): Promise<Map<number, Temporal.Instant>>;

  abstract reach(starts: ReadonlyMap<number, Temporal.Instant>): Promise<void>;
}
