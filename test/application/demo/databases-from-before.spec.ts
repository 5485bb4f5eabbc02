import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { ormOptions } from '../../../mikro-orm.config.js';
import { Config } from '../../../src/config.js';
import { migrate } from '../../../src/shared/persistence/schema-migrations.js';
import { applicants, patients, practitioners, sites } from '../../../src/demo/clinic-data.js';
import { createEmptyDatabase } from '../../support/database.js';

const before = 'Migration20261129113100_patient_search';
const ofTheDemo = [
  ...['admin@demo.clinic', 'desk@demo.clinic'],
  ...[...patients, ...practitioners, ...applicants].map(({ email }) => email),
];

const open = (databaseUrl: string) =>
  MikroORM.init(ormOptions(Object.assign(new Config(), { databaseUrl, secretKeys: ['x'] })));

/** Databases as they were before they remembered what they are. */
describe('a database from before', () => {
  let database: { url: string; drop: () => Promise<void> };
  let orm: Awaited<ReturnType<typeof open>>;
  let client: pg.Client;
  let warned: string[];

  beforeEach(async () => {
    database = await createEmptyDatabase();
    orm = await open(database.url);
    await orm.migrator.up({ to: before });
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    warned = [];
    vi.spyOn(Logger.prototype, 'warn').mockImplementation((line: string) => void warned.push(line));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await client.end();
    await orm.close(true);
    await database.drop();
  });

  const rows = async (statement: string) => (await client.query(statement)).rows as Record<string, unknown>[];
  /** Accounts that are signed in, with these addresses. */
  async function accounts(...emails: string[]): Promise<void> {
    await client.query(
      `with one as (insert into identity.account (id, email, full_name, status, roles, site_ids, created_at)
         select gen_random_uuid(), email, 'Somebody', 'active', '{}', '{}', now() from unnest($1::text[]) email returning id)
       insert into identity.session (id, account_id, created_at, last_used_at, expires_at)
         select gen_random_uuid(), id, now(), now(), now() + interval '1 day' from one`,
      [emails],
    );
  }
  const addSite = (name: string) =>
    client.query(
      `insert into practitioners.site (id, name, time_zone, address, opening_hours, active)
       values (gen_random_uuid(), $1, 'UTC', '{}', '[]', true)`,
      [name],
    );
  const demoState = (state: string) => client.query('insert into platform.demo (state) values ($1)', [state]);
  const kind = () => rows('select kind from platform.installation');
  const signedIn = async () =>
    (
      await rows(`select email from identity.account a where status = 'active'
        and exists (select from identity.session s where s.account_id = a.id and s.ended_at is null) order by 1`)
    ).map(({ email }) => email);

  it('is a demo when there are only the accounts and sites of the demo', async () => {
    await accounts(...ofTheDemo);
    for (const { name } of Object.values(sites)) await addSite(name);
    await demoState('loaded');
    await migrate(orm);
    expect(await kind()).toEqual([{ kind: 'demo' }]);
    expect(await signedIn()).toEqual([...ofTheDemo].sort());
    expect(warned).toEqual([]);
  });

  it('is a half-made demo when its loading was broken off', async () => {
    await accounts('admin@demo.clinic');
    await demoState('loading');
    await migrate(orm);
    expect(await kind()).toEqual([{ kind: 'loading' }]);
  });

  it('is nothing yet when it is empty, and then a clinic by its first account', async () => {
    await migrate(orm);
    expect(await kind()).toEqual([]);
    await client.query(`alter table identity.account alter column search_key set default ''`);
    await accounts('admin@clinic.test');
    expect(await kind()).toEqual([{ kind: 'clinic' }]);
  });

  it.each(['loading', 'loaded'])(
    'is a clinic when the demo was put into one (%s): the logins of the demo are closed, and named',
    async (state) => {
      await accounts('admin@clinic.test', 'somebody@demo.clinic', ...ofTheDemo);
      for (const name of ['Main house', sites.colombo.name]) await addSite(name);
      await demoState(state);
      await migrate(orm);
      expect(await kind()).toEqual([{ kind: 'clinic' }]);
      expect(await signedIn()).toEqual(['admin@clinic.test', 'somebody@demo.clinic']);
      expect(warned).toEqual([expect.stringContaining([...ofTheDemo].sort().join(', '))]);
      expect(warned[0]).not.toContain('clinic.test');
      const ended = await rows(`select distinct end_reason from identity.session where ended_at is not null`);
      expect(ended).toEqual([{ end_reason: 'suspended' }]);
    },
  );

  it('is a clinic when a site was added to the demo', async () => {
    await accounts('admin@demo.clinic');
    await addSite('Main house');
    await demoState('loaded');
    await migrate(orm);
    expect(await kind()).toEqual([{ kind: 'clinic' }]);
    expect(await signedIn()).toEqual([]);
  });

  it('is a clinic like any other when the demo was never loaded, whatever its addresses are', async () => {
    await accounts('admin@demo.clinic');
    await addSite('Main house');
    await migrate(orm);
    expect(await kind()).toEqual([{ kind: 'clinic' }]);
    expect(await signedIn()).toEqual(['admin@demo.clinic']);
    expect(warned).toEqual([]);
  });
});
