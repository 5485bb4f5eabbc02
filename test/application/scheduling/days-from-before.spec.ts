import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MikroORM } from '@mikro-orm/postgresql';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ormOptions } from '../../../mikro-orm.config.js';
import { Config } from '../../../src/config.js';
import { migrate } from '../../../src/shared/persistence/schema-migrations.js';
import { createEmptyDatabase } from '../../support/database.js';

const before = 'Migration20261130100000_installation';
const open = (databaseUrl: string) =>
  MikroORM.init(ormOptions(Object.assign(new Config(), { databaseUrl, secretKeys: ['x'] })));

/** The day that is so many days after today, in UTC. */
const dayAt = (days: number) => Temporal.Now.plainDateISO('UTC').add({ days }).toString();

/** Days that an older version has stored, by rules that may have changed since. */
describe('the stored days of a database from before', () => {
  let database: { url: string; drop: () => Promise<void> };
  let orm: Awaited<ReturnType<typeof open>>;
  let client: pg.Client;
  const practitioner = randomUUID();

  beforeEach(async () => {
    database = await createEmptyDatabase();
    orm = await open(database.url);
    await orm.migrator.up({ to: before });
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await orm.close(true);
    await database.drop();
  });

  /** Whose last appointment was changed so many days after today. */
  const lastChange = (days: number) =>
    client.query(
      `insert into appointments.appointment (id, status, revision, patient_id, practitioner_id, site_id, visit_type_id,
         starts_at, ends_at, time_zone, late, overlap_allowed, status_changed_at, created_at, updated_at)
       select $1, 'completed', 0, $1, $2, $1, $1, at, at + interval '30 minutes', 'UTC', false, false, at, at, at
       from (select $3::timestamptz as at) once`,
      [randomUUID(), practitioner, `${dayAt(days)}T12:00:00Z`],
    );
  const store = async (...days: number[]): Promise<void> => {
    const [site, last] = [randomUUID(), Math.max(...days)];
    for (const day of days) {
      const hour = Date.parse(`${dayAt(day)}T12:00:00Z`);
      const offers = JSON.stringify([['type', [[hour, hour + 3_600_000]]]]);
      await client.query(
        `insert into scheduling.practitioner_day (practitioner_id, site_id, day, offers, free, longest_gap_minutes)
         values ($1, $2, $3, $4, '{}', 60)`,
        [practitioner, site, dayAt(day), offers],
      );
    }
    const calendar = 'insert into scheduling.calendar (practitioner_id, version, built_until) values ($1, 1, $2)';
    await client.query(calendar, [practitioner, dayAt(last)]);
  };
  const kept = async (): Promise<unknown> => {
    const days = await client.query(
      'select day::text, working_minutes as minutes from scheduling.working_day order by day',
    );
    const [calendar] = (await client.query('select built_until::text as "until" from scheduling.calendar')).rows;
    return { days: days.rows, builtUntil: calendar.until };
  };

  it('are kept when they are over, also where no appointment was changed for weeks: reports count them', async () => {
    await lastChange(-20);
    await store(-25, -15, -2, 3, 200);
    await migrate(orm);
    const days = [-25, -15, -2].map((day) => ({ day: dayAt(day), minutes: 60 }));
    expect(await kept()).toEqual({ days, builtUntil: dayAt(-2) });
  });

  it('are those before the last change where the clock was moved ahead', async () => {
    await lastChange(30);
    await store(3, 28, 40, 200);
    await migrate(orm);
    const days = [3, 28].map((day) => ({ day: dayAt(day), minutes: 60 }));
    expect(await kept()).toEqual({ days, builtUntil: dayAt(28) });
  });

  it('are built again from yesterday on where there was no appointment at all', async () => {
    await store(-5, 5);
    await migrate(orm);
    expect(await kept()).toEqual({ days: [{ day: dayAt(-5), minutes: 60 }], builtUntil: dayAt(-2) });
  });
});
