/** What becomes of an appointment that a change hits. */
export type Decision =
  | { readonly kind: 'keep' }
  | { readonly kind: 'cancel'; readonly reason?: string }
  | {
      readonly kind: 'move';
      /** To whom; left out: it stays with its practitioner, at another time. */
      readonly practitionerId?: string;
      /** Within so many days after its start, at the next free time; absent: at the same time. */
      readonly withinDays?: number;
    };

/** One decision for all of them, or one for each by its id. */
export type Resolution = Decision | ReadonlyMap<string, Decision>;

/** As many decisions as one change takes. */
export const maxDecisions = 500;

/** What was decided about an appointment; undefined: nothing. */
export function decisionOn(resolution: Resolution | undefined, appointmentId: string): Decision | undefined {
  return resolution instanceof Map ? resolution.get(appointmentId) : (resolution as Decision | undefined);
}

/** Half-open. */
export interface Stretch {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** The starts at which an appointment as long as this one meets none of the patient's other times. */
export function startsWithoutOverlap(
  { start, end }: Stretch,
  starts: readonly Temporal.Instant[],
  others: readonly Stretch[],
): Temporal.Instant[] {
  const length = start.until(end);
  const before = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;
  return starts.filter((from) => {
    const to = from.add(length);
    return !others.some((other) => before(other.start, to) && before(from, other.end));
  });
}
