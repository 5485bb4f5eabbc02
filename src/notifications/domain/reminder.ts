/** How long before its start a patient is reminded of a visit. */
export const reminderLead = Temporal.Duration.from({ hours: 24 });

export interface VisitToRemind {
  readonly start: string;
  readonly bookedAt: string;
  readonly confirmedAt?: string | null;
  /** When it was moved last, if it was. */
  readonly movedAt?: string | null;
}

/**
 * Whether the patient is reminded at all: not when the visit was booked, confirmed or moved so late that the message
 * about that is itself a reminder, and never once it has begun.
 */
export function deservesReminder(visit: VisitToRemind, now: Temporal.Instant): boolean {
  const start = Temporal.Instant.from(visit.start);
  const due = start.subtract(reminderLead);
  const known = [visit.bookedAt, visit.confirmedAt, visit.movedAt].filter((at) => typeof at === 'string');
  const early = known.every((at) => Temporal.Instant.compare(Temporal.Instant.from(at), due) <= 0);
  return early && Temporal.Instant.compare(due, now) <= 0 && Temporal.Instant.compare(now, start) < 0;
}
