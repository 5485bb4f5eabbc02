/** Processes of the product, and empty databases for them, which end with the test that asked for them. */
import { afterEach } from 'vitest';
import pg from 'pg';
import { createEmptyDatabase } from '../database.js';
import { eventually } from './load.js';
import { freePort, Process } from './process.js';

const secretKey = 'a secret key of the tests with more than 32 bytes';

export interface Trial {
  /** What is undone after the test, the last first. */
  readonly closing: (() => Promise<unknown>)[];
  run(entry: 'main' | 'worker', environment: Record<string, string>): Promise<Process>;
  emptyDatabase(): Promise<string>;
}

/** For each test of the file that calls it. */
export function trial(): Trial {
  const closing: Trial['closing'] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });
  return {
    closing,
    async run(entry, environment) {
      const given = { PORT: String(await freePort()), SECRET_KEY: secretKey, RATE_LIMIT: 'off', LOG_LEVEL: 'warn' };
      const started = Process.start(entry, { ...given, ...environment });
      closing.push(() => started.stop('SIGKILL'));
      return started;
    },
    async emptyDatabase() {
      const { url, drop } = await createEmptyDatabase();
      closing.push(drop);
      return url;
    },
  };
}

export const ended = (started: Process, milliseconds = 30_000) =>
  eventually('the process ends', () => started.exitCode !== null, milliseconds);

export async function rowsOf(databaseUrl: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows as Record<string, unknown>[];
}
