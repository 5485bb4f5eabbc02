import { setTimeout as sleep } from 'node:timers/promises';

/** Somebody who waited gave up. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';

  constructor(milliseconds: number) {
    super(`No answer within ${milliseconds} ms`);
  }
}

/** The work's result, or TookTooLong: then nobody waits for it any more, but it goes on. */
export async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const timer = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: timer.signal }).then(() => {
    throw new TookTooLong(milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
