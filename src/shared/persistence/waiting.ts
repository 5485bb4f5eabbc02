/** A busy machine is many times slower than an idle one: only after this long is slow broken. */
const maxMilliseconds = 600_000;
const quietMilliseconds = 2_000;
const everyMilliseconds = 5_000;

/** A wait that says what for. */
export interface Waiting {
  readonly maxMilliseconds: number;
  /** May be called as often as one likes: it speaks after two seconds, then every five, and says why if that is known. */
  tell(why?: string): void;
  tooLong(): boolean;
}

/** Begins to wait for `what`: "Waiting for the embedded PostgreSQL to start (7 s)". */
export function waitingFor(what: string, log: (line: string) => void, maxWait = maxMilliseconds): Waiting {
  const started = performance.now();
  const waited = (): number => performance.now() - started;
  let next = quietMilliseconds;
  return {
    maxMilliseconds: maxWait,
    tell(why) {
      if (waited() < next) return;
      next = waited() + everyMilliseconds;
      log(`Waiting for ${what} (${Math.round(waited() / 1000)} s)${why ? `: ${why}` : ''}`);
    },
    tooLong: () => waited() > maxWait,
  };
}

/** Tells about the wait until the work is done. */
export async function whileTelling<Result>(waiting: Waiting, work: Promise<Result>): Promise<Result> {
  const timer = setInterval(() => waiting.tell(), 100);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
