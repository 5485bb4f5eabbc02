/** So long a look at a list counts for the patients in it. */
export const lookMinutes = 15;
const lookMilliseconds = lookMinutes * 60_000;
const maxRemembered = 200_000;

/**
 * Whom each reader has seen in lists lately, as far as this process has written it down. Only a memory in front of the
 * audit trail: what it has forgotten is looked up there, and what it holds has been committed.
 */
export class RecentLooks {
  private readonly readers = new Map<string, Map<string, number>>();
  private remembered = 0;

  /** How many looks are remembered. */
  get size(): number {
    return this.remembered;
  }

  /** Those of the patients who are not covered by a look of the last minutes. */
  without(reader: string, patientIds: Iterable<string>, now: Temporal.Instant): string[] {
    const looks = this.readers.get(reader);
    if (!looks) return [...patientIds];
    return [...patientIds].filter((id) => !counts(looks.get(id), now.epochMilliseconds));
  }

  /** Remembers a committed look. `now` is when it is remembered, `at` when it was. */
  note(reader: string, patientId: string, at: Temporal.Instant, now: Temporal.Instant): void {
    if (this.remembered >= maxRemembered) this.forgetAll();
    const looks = this.readers.get(reader) ?? new Map<string, number>();
    this.readers.set(reader, looks);
    if (!looks.has(patientId)) this.remembered++;
    looks.delete(patientId);
    looks.set(patientId, at.epochMilliseconds);
    // The oldest come first.
    for (const [id, then] of looks) {
      if (counts(then, now.epochMilliseconds)) break;
      looks.delete(id);
      this.remembered--;
    }
  }

  private forgetAll(): void {
    this.readers.clear();
    this.remembered = 0;
  }
}

/** A look in the future is one from before the clock was set back: it counts for nothing. */
function counts(then: number | undefined, now: number): boolean {
  return then !== undefined && then <= now && now - then < lookMilliseconds;
}
