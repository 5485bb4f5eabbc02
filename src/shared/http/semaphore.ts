import pLimit from 'p-limit';
import { limited, unavailable } from '../kernel/domain-error.js';

const retryAfterSeconds = 3;

/**
 * Runs one piece of heavy work after the other, so that together they do not fill the memory. Each account has one at a
 * time, so that its work makes the others wait for one piece and not for a queue of them.
 */
export class Semaphore {
  private readonly limit = pLimit(1);
  private readonly accounts = new Set<string>();

  /** @param max How many may run or wait. */
  constructor(private readonly max: number) {}

  /** @throws TOO_MANY_REQUESTS while the account's work before has not ended, BUSY when all places are taken */
  async run<Result>(accountId: string, work: () => Promise<Result>): Promise<Result> {
    if (this.accounts.has(accountId))
      throw limited('Your picture before is still being prepared. Try again in a moment.', retryAfterSeconds);
    if (this.accounts.size >= this.max) throw unavailable('BUSY', 'Too many pictures at once. Try again in a moment.');
    this.accounts.add(accountId);
    return this.limit(work).finally(() => this.accounts.delete(accountId));
  }
}
