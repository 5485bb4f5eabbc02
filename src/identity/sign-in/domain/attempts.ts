/** How often something may fail before there is a pause, and how long the pauses are. */
export interface AttemptPolicy {
  /** Tries without any pause. */
  readonly free: number;
  /** The pause after the first try too many; it doubles with each further one. */
  readonly firstPauseSeconds: number;
  readonly maxPauseSeconds: number;
  /** A count is forgotten when nothing happened for so long. */
  readonly forgottenAfterSeconds: number;
}

/** Failed sign-ins to one account from one network. */
export const perAccountAndNetwork: AttemptPolicy = {
  free: 5,
  firstPauseSeconds: 5,
  maxPauseSeconds: 900,
  forgottenAfterSeconds: 3_600,
};

/** Failed sign-ins to one account from everywhere its owner has not signed in before; wrong passwords in one session. */
export const perAccount: AttemptPolicy = {
  free: 20,
  firstPauseSeconds: 5,
  maxPauseSeconds: 900,
  forgottenAfterSeconds: 3_600,
};

/** Failed sign-ins from one network to any account: one password tried on many accounts. */
export const perNetwork: AttemptPolicy = {
  free: 50,
  firstPauseSeconds: 10,
  maxPauseSeconds: 900,
  forgottenAfterSeconds: 3_600,
};

/** Registrations from one network: ten, and then one every six minutes. */
export const registrationsPerNetwork: AttemptPolicy = {
  free: 10,
  firstPauseSeconds: 360,
  maxPauseSeconds: 360,
  forgottenAfterSeconds: 3_600,
};

/** Mails that one network asks for, to whomever they go. */
export const mailsPerNetwork: AttemptPolicy = {
  free: 20,
  firstPauseSeconds: 180,
  maxPauseSeconds: 180,
  forgottenAfterSeconds: 3_600,
};

/**
 * Mails to one account that anyone can ask for, each kind by itself. The pause does not grow: its owner never waits longer
 * for a link than that, whatever strangers have asked for meanwhile.
 */
export const linksPerAccount: AttemptPolicy = {
  free: 3,
  firstPauseSeconds: 300,
  maxPauseSeconds: 300,
  forgottenAfterSeconds: 3_600,
};

/** Mails to one account that its owner has not asked for. */
export const noticesPerAccount: AttemptPolicy = {
  free: 2,
  firstPauseSeconds: 3_600,
  maxPauseSeconds: 43_200,
  forgottenAfterSeconds: 86_400,
};

/** The tries so far, of one kind and source. */
export interface AttemptCount {
  readonly count: number;
  readonly lastAt: Temporal.Instant;
  readonly pausedUntil: Temporal.Instant | null;
}

export interface AttemptVerdict extends AttemptCount {
  /** Seconds to wait; 0: go ahead. */
  readonly wait: number;
}

/**
 * Counts one more try before it is made, so that many at once count like many in a row. A try in a pause is not
 * counted: knocking does not make the pause longer.
 */
export function countAttempt(
  before: AttemptCount | undefined,
  policy: AttemptPolicy,
  now: Temporal.Instant,
): AttemptVerdict {
  if (before?.pausedUntil && Temporal.Instant.compare(now, before.pausedUntil) < 0) {
    return { ...before, wait: Math.ceil(secondsBetween(now, before.pausedUntil)) };
  }
  const fresh = !before || secondsBetween(before.lastAt, now) > policy.forgottenAfterSeconds;
  const count = fresh ? 1 : before.count + 1;
  return { count, lastAt: now, pausedUntil: pauseAfter(count, policy, now), wait: 0 };
}

function pauseAfter(count: number, policy: AttemptPolicy, now: Temporal.Instant): Temporal.Instant | null {
  if (count < policy.free) return null;
  const doublings = Math.min(count - policy.free, 20);
  return now.add({ seconds: Math.min(policy.firstPauseSeconds * 2 ** doublings, policy.maxPauseSeconds) });
}

function secondsBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 1_000;
}

/** The counts of tries, shared by all processes. */
export abstract class Attempts {
  /** Counts one try and says how long to wait before it may be made (0: now). */
  abstract count(source: string, policy: AttemptPolicy, now: Temporal.Instant): Promise<number>;

  /** The try went well: start again at zero. */
  abstract clear(source: string): Promise<void>;

  /** The try went well, but others of this source may not have: take back only this one. */
  abstract takeBack(source: string): Promise<void>;

  /** Removes counts that are forgotten; returns how many. */
  abstract forgetOld(now: Temporal.Instant): Promise<number>;
}
