import { setTimeout as sleep } from 'node:timers/promises';

/** The work took longer than its caller waits. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';

  constructor(milliseconds: number) {
    super(`No answer within ${milliseconds} ms`);
  }
}

/** The work's result. The work goes on after a timeout. @throws TimeoutError */
export async function withTimeout<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const timer = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: timer.signal }).then(() => {
    throw new TimeoutError(milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
