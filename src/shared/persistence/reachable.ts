import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isDatabaseAway } from './postgres-errors.js';
import { waitingFor, whileTelling } from './waiting.js';

const maxMilliseconds = 60_000;
const pauseMilliseconds = 500;

/**
 * A connection, once the server takes one: it may be just starting, busy, or not there yet, and is waited for in words.
 * What only people can mend is said at once: a wrong password, a database or a host that does not exist.
 * @throws why there is none, after a minute at the latest (`maxWait` is in milliseconds)
 */
export async function connectOnceReachable(
  options: pg.ClientConfig & { connectionString: string },
  log: (line: string) => void,
  maxWait = maxMilliseconds,
): Promise<pg.Client> {
  const { host } = new URL(options.connectionString);
  const waiting = waitingFor(`PostgreSQL at ${host}`, log, maxWait);
  for (;;) {
    const client = new pg.Client({ ...options, connectionTimeoutMillis: maxWait });
    // A connection that breaks later is noticed by the statements that follow; unheard it would end the process.
    client.on('error', () => undefined);
    try {
      await whileTelling(waiting, client.connect());
      return client;
    } catch (failure) {
      await client.end().catch(() => undefined);
      // A name may have several addresses, each with a failure of its own.
      const error = (failure instanceof AggregateError ? failure.errors[0] : failure) as Error & { code?: string };
      if (!isDatabaseAway(error) || error.code === 'ENOTFOUND') throw error;
      if (waiting.tooLong())
        throw new Error(`PostgreSQL at ${host} cannot be reached: ${error.message}`, { cause: failure });
      waiting.tell(error.message);
    }
    await sleep(pauseMilliseconds);
  }
}
