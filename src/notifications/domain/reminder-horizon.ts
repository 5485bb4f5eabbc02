/** Up to which start visits have been looked at for reminders. One process at a time moves it. */
export abstract class ReminderHorizon {
  /** Locks it for the transaction in progress; undefined when another process has it. */
  abstract take(): Promise<Temporal.Instant | undefined>;

  abstract reach(start: Temporal.Instant): Promise<void>;
}
