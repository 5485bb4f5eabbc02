import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import pg from 'pg';
import { createApplication } from '../../../src/application.js';
import { Config } from '../../../src/config.js';
import { demoIsToBeLoaded } from '../../../src/demo/demo-or-clinic.js';
import { dropHalfMade } from '../../../src/demo/half-made.js';
import { demoPassword } from '../../../src/demo/clinic-data.js';
import { refusePublishedLogins } from '../../../src/demo/published-logins.js';
import { CreateAccount } from '../../../src/identity/index.js';
import type { Role } from '../../../src/shared/kernel/actor.js';
import { becomes, kindOf } from '../../../src/shared/persistence/installation.js';
import { startTestApp } from '../../support/app.js';
import { createTestDatabase } from '../../support/database.js';
import { putBackLogger } from '../../support/nest-logger.js';

let database: { url: string; drop: () => Promise<void> };
let guard: pg.Client;
let said: string[];
beforeEach(async () => {
  database = await createTestDatabase();
  guard = new pg.Client({ connectionString: database.url });
  await guard.connect();
  said = [];
});
afterEach(async () => {
  putBackLogger();
  await guard.end();
  await database.drop();
});

const secretKeys = ['a secret key of the tests with more than 32 bytes'];
const configWith = (values: Partial<Config>): Config =>
  Object.assign(new Config(), { databaseUrl: database.url, secretKeys, production: false, demo: false, ...values });
const decide = (config: Config) => demoIsToBeLoaded(guard, config, (line) => said.push(line));
const addAccount = (email: string) =>
  guard.query(
    `insert into identity.account (id, email, full_name, search_key, status, roles, site_ids, created_at)
     values (gen_random_uuid(), $1, 'Somebody', '', 'active', '{admin}', '{}', now())`,
    [email],
  );
const addSite = () =>
  guard.query(`insert into practitioners.site (id, name, time_zone, address, opening_hours, active)
    select gen_random_uuid(), 'Somewhere', 'UTC', '{}', '[]', true`);
const accounts = async () =>
  (await guard.query(`select email from identity.account order by 1`)).rows.map(({ email }) => email as string);

describe('a start that wants the demo', () => {
  it('takes an empty database, and is the first thing that is done with it', async () => {
    expect(await decide(configWith({ demo: true }))).toBe(true);
    expect(await kindOf(guard)).toBe('loading');
  });

  it('runs a clinic as the clinic it is, and says so in one line', async () => {
    await addAccount('admin@clinic.test');
    expect(await kindOf(guard)).toBe('clinic');
    const config = configWith({ demo: true });
    expect(await decide(config)).toBe(false);
    expect(config.demo).toBe(false);
    expect(said).toEqual([
      expect.stringMatching(/^This database belongs to a clinic: the demo is not loaded into it\./),
    ]);
    expect(await accounts()).toEqual(['admin@clinic.test']);
  });

  it('finds a clinic where a clinic was started, though nobody is in it yet', async () => {
    await becomes(guard, 'clinic');
    expect(await decide(configWith({ demo: true }))).toBe(false);
    expect(said).toHaveLength(1);
  });

  it('refuses a database in which there is anything, and changes nothing', async () => {
    await addSite();
    await expect(decide(configWith({ demo: true }))).rejects.toThrow(
      'The database is not empty: there is something in practitioners.site. The demo is loaded into an empty one only; nothing was changed.',
    );
    expect(await kindOf(guard)).toBeUndefined();
  });

  it('finds the demo that it loaded before', async () => {
    await becomes(guard, 'demo');
    expect(await decide(configWith({ demo: true }))).toBe(false);
    expect(said).toEqual([]);
  });
});

describe('a demo that was left half-made', () => {
  beforeEach(() => becomes(guard, 'loading'));

  it.each([true, false])('is gone after the next start (with the demo wanted: %s)', async (demo) => {
    await addAccount('admin@demo.clinic');
    expect(await decide(configWith({ demo }))).toBe(demo);
    expect(await accounts()).toEqual([]);
    expect(await kindOf(guard)).toBe(demo ? 'loading' : undefined);
    expect(said).toContain('The demo clinic was left half-made: starting over.');
  });

  it('is not removed while there is the account of anybody else', async () => {
    await addAccount('admin@demo.clinic');
    await addAccount('somebody@clinic.test');
    await expect(decide(configWith({ demo: true }))).rejects.toThrow(
      /accounts of other people in it: nothing is removed/,
    );
    expect(await accounts()).toEqual(['admin@demo.clinic', 'somebody@clinic.test']);
  });

  it.each(['clinic', 'demo'])('is the only thing that is ever removed: no %s', async (kind) => {
    await guard.query('update platform.installation set kind = $1', [kind]);
    await addAccount('admin@demo.clinic');
    await expect(dropHalfMade(guard)).rejects.toThrow('Only a demo that was left half-made is removed.');
    expect(await accounts()).toHaveLength(1);
  });

  it('is left behind by no failure: what was begun is gone before the start has failed', async () => {
    await guard.query('delete from platform.installation');
    await guard.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'no sites today'; end $$;
      create trigger refuse before insert on practitioners.site execute function refuse()`);
    const config = configWith({
      ...{ demo: true, role: 'api', logLevel: 'silent', corsOrigins: [], trustProxy: false },
      ...{ publicUrl: 'http://careslot.test', mailFrom: 'Careslot <no-reply@careslot.test>' },
    });
    await expect(createApplication(config, (line) => said.push(line))).rejects.toThrow('POST /sites was answered 500');
    expect(said).toContainEqual(expect.stringMatching(/^Loading the demo clinic/));
    const { rows } = await guard.query(`select to_regclass('identity.account') as accounts`);
    expect(rows).toEqual([{ accounts: null }]);
  });
});

describe('production', () => {
  it('makes a clinic of an empty database, before anybody is in it', async () => {
    expect(await decide(configWith({ production: true }))).toBe(false);
    expect(await kindOf(guard)).toBe('clinic');
  });

  it.each(['demo', 'loading'] as const)('refuses a database that is %s, and leaves it as it is', async (kind) => {
    await becomes(guard, kind);
    await addAccount('admin@demo.clinic');
    await expect(decide(configWith({ production: true }))).rejects.toThrow(
      'This database holds the demo clinic: production refuses it. Give it a database of its own.',
    );
    expect(await accounts()).toHaveLength(1);
    expect(await kindOf(guard)).toBe(kind);
  });

  it('does not start while somebody of the demo works in it with the published password', async () => {
    const app = await startTestApp({ role: 'api' });
    try {
      const add = (email: string, role: Role, password: string) =>
        app.send(new CreateAccount({ email, password, fullName: 'Somebody', roles: [role], emailVerified: true }));
      await add('desk@demo.clinic', 'staff', demoPassword);
      // Whoever registers such an address must not be able to keep a clinic from starting.
      await add('dr.perera@demo.clinic', 'patient', demoPassword);
      await add('admin@demo.clinic', 'admin', 'another-Secret-2026');
      await expect(refusePublishedLogins(app.nest)).rejects.toThrow(
        /^desk@demo\.clinic can sign in here with the demo's/,
      );
      await app.sql`update identity.account set status = 'suspended' where email = 'desk@demo.clinic'`;
      await expect(refusePublishedLogins(app.nest)).resolves.toBeUndefined();
    } finally {
      await app.close();
    }
  });
});

describe('a version that is older than the database', () => {
  it('does not start, and says which one does', async () => {
    await guard.query(`insert into platform.migration (name) values ('Migration29991231000000_later')`);
    await expect(createApplication(configWith({ role: 'api', logLevel: 'silent' }))).rejects.toThrow(
      'The database was made by a newer version of Careslot (Migration29991231000000_later): start that version, or restore a backup of before.',
    );
  });
});
