import { describe, expect, it } from 'vitest';
import { countAttempt, type AttemptCount, type AttemptPolicy } from '../../../src/identity/sign-in/domain/attempts.js';

const policy: AttemptPolicy = { free: 3, firstPauseSeconds: 10, maxPauseSeconds: 60, forgottenAfterSeconds: 600 };
const start = Temporal.Instant.from('2026-12-01T08:00:00Z');
const at = (seconds: number) => start.add({ seconds });

/** Tries at these seconds; answers how long each had to wait. */
function tries(...seconds: number[]): number[] {
  let stored: AttemptCount | undefined;
  return seconds.map((second) => {
    const verdict = countAttempt(stored, policy, at(second));
    stored = verdict;
    return verdict.wait;
  });
}

describe('counting attempts', () => {
  it('lets a few through without a pause, also at the same instant', () => {
    expect(tries(0, 0, 0, 0)).toEqual([0, 0, 0, 10]);
  });

  it('doubles the pause with every further try, up to the longest', () => {
    expect(tries(0, 0, 0, 10, 11, 30, 31, 70, 71, 130, 131)).toEqual([0, 0, 0, 0, 19, 0, 39, 0, 59, 0, 59]);
  });

  it('does not make a pause longer for knocking', () => {
    expect(tries(0, 0, 0, 1, 2, 9, 10)).toEqual([0, 0, 0, 9, 8, 1, 0]);
  });

  it('forgets what is long ago', () => {
    expect(tries(0, 0, 601, 601, 601, 601)).toEqual([0, 0, 0, 0, 0, 10]);
  });
});
