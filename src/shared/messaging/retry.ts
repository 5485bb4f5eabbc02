import { sql } from 'kysely';

/** How often work is tried before it is parked, and how long the pause after the first failure is; each next one doubles. */
export interface RetryPolicy {
  readonly maxAttempts: number;
  readonly firstPauseSeconds: number;
}

/** Reactions need this database and nothing else: what fails is well again in minutes, or never. */
export const reactionRetries: RetryPolicy = { maxAttempts: 10, firstPauseSeconds: 2 };

/** A mail server may be away for hours. */
export const deliveryRetries: RetryPolicy = { maxAttempts: 12, firstPauseSeconds: 30 };

const maxPauseSeconds = 3_600;

/** When to try again after so many failed attempts; undefined when the last one failed: the work is parked. */
export function nextAttemptAfter(
  { maxAttempts, firstPauseSeconds }: RetryPolicy,
  attempts: number,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (attempts >= maxAttempts) return undefined;
  return now.add({ seconds: Math.min(firstPauseSeconds * 2 ** (attempts - 1), maxPauseSeconds) });
}

/** When the last attempt of a row failed, in SQL: `next_attempt_at` less the pause that follows `attempts`. */
export function failedAt({ firstPauseSeconds }: RetryPolicy) {
  const pause = sql`least(${firstPauseSeconds}::int * 2 ^ (attempts - 1), ${maxPauseSeconds}::int)`;
  return sql`next_attempt_at - make_interval(secs => ${pause})`;
}
