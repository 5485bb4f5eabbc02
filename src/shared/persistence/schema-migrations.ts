import { MikroORM, type defineConfig } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { followCollation, requireCollations } from './collation.js';
import { knownMigrations } from './known-migrations.js';
import { connectOnceReachable } from './reachable.js';
import { waitingFor, whileTelling } from './waiting.js';

/** The migration that made the collation of names. */
const collationSince = 'Migration20261201100000_names_in_any_script';

/** Any number that no other user of the database locks. */
const lock = 22_737_568;

/**
 * Processes that start together wait for each other: one prepares the database, the rest find nothing to do. `guard` is
 * the session that has the lock, and that waits for the database as long as it takes.
 */
export async function whilePreparingAlone<Result>(
  databaseUrl: string,
  log: (line: string) => void,
  work: (guard: pg.Client) => Promise<Result>,
): Promise<Result> {
  const guard = await connectOnceReachable({ connectionString: databaseUrl, application_name: 'careslot start' }, log);
  try {
    const locked = guard.query('select pg_advisory_lock($1)', [lock]);
    await whileTelling(waitingFor('another process that prepares the database', log), locked);
    return await work(guard);
  } finally {
    // Ends the session and with it the lock, also when the process is killed.
    await guard.end();
  }
}

/**
 * Brings the schema up to date, however long `orm` lets it take.
 * @throws when a newer version has been at work in the database, or when it cannot sort names
 */
export async function bringUpToDate(
  guard: pg.Client,
  orm: ReturnType<typeof defineConfig>,
  log: (line: string) => void,
): Promise<void> {
  await requireCollations(guard);
  const applied = await appliedMigrations(guard);
  const unknown = applied.filter((name) => !knownMigrations.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `The database was made by a newer version of Careslot (${unknown.at(-1)}): start that version, or restore a backup of before.`,
    );
  }
  if (applied.includes(collationSince)) await followCollation(guard, log);
  if (applied.length === knownMigrations.length) return;
  const connected = await MikroORM.init(orm);
  try {
    await whileTelling(waitingFor('the database to be migrated', log), migrate(connected));
  } finally {
    await connected.close(true);
  }
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows: there } = await client.query(`select where to_regclass('platform.migration') is not null`);
  if (there.length === 0) return [];
  const { rows } = await client.query<{ name: string }>('select name from platform.migration order by name');
  return rows.map(({ name }) => name);
}

/** All migrations of a run are one transaction, so a crash in the middle rolls back. */
export async function migrate(orm: Pick<MikroORM, 'migrator'>): Promise<void> {
  await orm.migrator.up();
}
