import { setTimeout } from 'node:timers/promises';

const leastMilliseconds = 150;

/**
 * Answers no sooner than a fixed time after the question, so that the time says nothing about what was done: whether
 * an address has an account, for one.
 */
export async function evenedOut<Result>(work: Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work, setTimeout(leastMilliseconds)]);
  return result;
}
