import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';

/** Any number that no other user of the database locks. */
const lock = 22_737_568;

/** Processes that start together wait for each other: one prepares the database, the rest find nothing to do. */
export async function whilePreparingAlone<Result>(databaseUrl: string, work: () => Promise<Result>): Promise<Result> {
  const guard = new pg.Client({ connectionString: databaseUrl, application_name: 'careslot start' });
  // A connection that breaks in between is noticed by the statements that follow; unheard it would end the process.
  guard.on('error', () => undefined);
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [lock]);
    return await work();
  } finally {
    // Ends the session and with it the lock, also when the process is killed.
    await guard.end();
  }
}

/** Brings the schema up to date: all migrations of a run are one transaction, so a crash in the middle rolls back. */
export async function migrate(orm: Pick<MikroORM, 'migrator'>): Promise<void> {
  await orm.migrator.up();
}

/** Drops everything that migrations make, or nothing: only for a demo that was killed half-way. */
export async function dropAll(databaseUrl: string, schemas: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const names = schemas.map((schema) => client.escapeIdentifier(schema));
    await client.query(`drop schema if exists ${names.join(', ')} cascade`);
  } finally {
    await client.end();
  }
}
