import { newIdempotencyKey } from './client';
import { isPassing, Problem } from './problem';

/** Keys of commands that got no answer: sent again, they happen once. */
const unanswered = new Map<string, string>();

/**
 * Sends a command with the same key for as long as nobody answered it, so that a repetition does nothing twice.
 * @param what tells one command from another: its name and its whole content
 */
export async function once<Result>(what: readonly unknown[], send: (key: string) => Promise<Result>): Promise<Result> {
  const name = JSON.stringify(what);
  const key = unanswered.get(name) ?? newIdempotencyKey();
  unanswered.set(name, key);
  try {
    const result = await send(key);
    unanswered.delete(name);
    return result;
  } catch (error) {
    if (!isPassing(error) && !isRunning(error)) unanswered.delete(name);
    throw error;
  }
}

/** The first one still runs: its answer will be ours. */
function isRunning(error: unknown): boolean {
  return error instanceof Problem && error.code === 'IDEMPOTENCY_IN_FLIGHT';
}
