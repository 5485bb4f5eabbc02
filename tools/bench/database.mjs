import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { ormOptions } from '../../dist/mikro-orm.config.js';
import { loadConfig } from '../../dist/src/config.js';
import { migrate } from '../../dist/src/shared/persistence/schema-migrations.js';

/** Migrates the database as the application does. */
export async function prepare(databaseUrl, secretKey) {
  const options = ormOptions(loadConfig({ DATABASE_URL: databaseUrl, SECRET_KEY: secretKey }));
  // Standard output belongs to the results.
  const orm = await MikroORM.init({ ...options, logger: () => undefined });
  try {
    await migrate(orm);
  } finally {
    await orm.close(true);
  }
}

export async function connect(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c TimeZone=UTC' });
  await client.connect();
  return client;
}

/** Runs the work and takes back what it booked, so that every round finds the tables of the seed. */
export async function takingBack(client, work) {
  // Ids are UUIDv7 and sort by time: whatever is younger than this one was made by the work.
  const { rows } = await client.query('select uuidv7() as mark, pg_sleep(0.01)');
  try {
    return await work();
  } finally {
    await takeBack(client, rows[0].mark);
  }
}

async function takeBack(client, mark) {
  await client.query(`delete from patients.care_relation where appointment_id > $1`, [mark]);
  await client.query(`delete from appointments.history where id > $1`, [mark]);
  await client.query(`delete from appointments.appointment where id > $1`, [mark]);
  await client.query(`delete from scheduling.claim where id > $1`, [mark]);
  await client.query(`truncate platform.outbox, platform.reaction, platform.idempotency_key`);
  await client.query(`update scheduling.practitioner_day d
    set free = s.free, first_free = s.first_free, longest_gap_minutes = s.longest_gap_minutes
    from bench.day s where (s.practitioner_id, s.site_id, s.day) = (d.practitioner_id, d.site_id, d.day)
      and s.free <> d.free`);
  await client.query(`vacuum analyze patients.care_relation, appointments.history, appointments.appointment,
    scheduling.claim, scheduling.practitioner_day`);
  // Written back here, so that no measured round pays for another one's pages.
  await client.query('checkpoint');
}

/** Deadlocks of the database since it was made. Backends report them with a delay of about a second. */
export async function deadlocks(client) {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const { rows } = await client.query('select deadlocks::int from pg_stat_database where datname = current_database()');
  return rows[0].deadlocks;
}
