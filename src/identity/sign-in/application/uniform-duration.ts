import { setTimeout } from 'node:timers/promises';

const minMilliseconds = 150;

/**
 * Resolves after a fixed time at the earliest, so that the time of an answer does not tell what was done: whether an address
 * has an account, for one.
 */
export async function uniformDuration<Result>(work: Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work, setTimeout(minMilliseconds)]);
  return result;
}
