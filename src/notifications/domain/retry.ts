/** After so many attempts a message is parked: visible, and sent again only when somebody says so. */
export const mostAttempts = 12;

/** How long a sender may be busy with a message before another one takes it over. */
export const leaseSeconds = 120;

export const firstPauseSeconds = 30;
export const longestPauseSeconds = 3_600;

/** When to try again after the given number of attempts failed; undefined when it was the last one. */
export function nextAttemptAfter(attempts: number, now: Temporal.Instant): Temporal.Instant | undefined {
  if (attempts >= mostAttempts) return undefined;
  return now.add({ seconds: Math.min(firstPauseSeconds * 2 ** (attempts - 1), longestPauseSeconds) });
}
