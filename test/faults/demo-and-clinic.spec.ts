import { afterEach, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { attempt } from '../support/servers/load.js';
import { createEmptyDatabase } from '../support/database.js';
import { freePort, Process } from '../support/servers/process.js';

const secretKey = 'a secret key of the tests with more than 32 bytes';
const demoLogin = { email: 'admin@demo.clinic', password: 'demo-Clinic-2026' };
const ownLogin = { email: 'boss@clinic.test', password: 'own-Clinic-2026-secret' };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

type Environment = Record<string, string>;

/** A command as the README writes it: whatever NODE_ENV the servers have, it has none. */
async function cli(environment: Environment, args: string[], input = ''): Promise<{ code: number; output: string }> {
  const command = Process.start('cli', environment, args);
  command.child.stdin!.end(input);
  const code = await new Promise<number>((done) => command.child.once('close', (exit) => done(exit ?? -1)));
  return { code, output: command.output };
}

const createAdmin = (environment: Environment) =>
  cli(environment, ['admin:create', ownLogin.email, '--password-stdin'], `${ownLogin.password}\n`);

async function serve(environment: Environment): Promise<Process> {
  const given = { PORT: String(await freePort()), RATE_LIMIT: 'off', LOG_LEVEL: 'warn' };
  const started = Process.start('main', { ...given, ...environment });
  closing.push(() => started.stop('SIGKILL'));
  return started.ready(60_000);
}

async function statusOfLogin(api: Process, body: object): Promise<number> {
  return (await attempt(api.url, { method: 'POST', path: '/api/v1/auth/login', body })).status;
}

/** Everything that says what the clinic is and who works in it. */
async function contents(databaseUrl: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(`
    select (select json_agg(kind) from platform.installation) as kind, (select json_agg(document) from settings.clinic) as settings,
      (select json_agg(email order by email) from identity.account) as accounts,
      (select json_agg(name) from practitioners.site) as sites,
      (select json_agg(name) from practitioners.visit_type) as types`);
  await client.end();
  return rows[0];
}

async function emptyDatabase(): Promise<string> {
  const database = await createEmptyDatabase();
  closing.push(() => database.drop());
  return database.url;
}

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'careslot-clinic-'));
  closing.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

const productionOn = (databaseUrl: string): Environment => ({
  ...{ NODE_ENV: 'production', HOST: '127.0.0.1', RATE_LIMIT: 'on', DATABASE_URL: databaseUrl, SECRET_KEY: secretKey },
  ...{ PUBLIC_URL: 'https://clinic.test', SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'a@clinic.test' },
});
const belongsToAClinic = /^This database belongs to a clinic: the demo is not loaded into it\. [^\n]+\n$/;

describe('a clinic', () => {
  it('in production refuses demo:load, whatever NODE_ENV says, from its first start on', async () => {
    const databaseUrl = await emptyDatabase();
    const production = productionOn(databaseUrl);
    const api = await serve(production);
    expect(api.output).toContain('node dist/src/cli.js admin:create you@example.org');
    const { NODE_ENV: _none, ...asTyped } = production;
    for (const people of ['nobody', 'an administrator']) {
      if (people !== 'nobody') expect(await createAdmin(production)).toMatchObject({ code: 0 });
      const before = await contents(databaseUrl);
      const loaded = await cli(asTyped, ['demo:load']);
      expect({ people, ...loaded }).toEqual({ people, code: 1, output: expect.stringMatching(belongsToAClinic) });
      expect(await contents(databaseUrl)).toEqual(before);
      expect(await statusOfLogin(api, demoLogin)).toBe(401);
    }
    expect(await statusOfLogin(api, ownLogin)).toBe(200);
    expect(await api.stop()).toBe(0);
  });

  it('of its own, with DEMO=0, refuses demo:load once somebody is in it', async () => {
    const databaseUrl = await emptyDatabase();
    const own = { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, DEMO: '0', CLOCK: '2026-12-01T08:00:00Z' };
    expect(await createAdmin(own)).toMatchObject({ code: 0 });
    const before = await contents(databaseUrl);
    const { code, output } = await cli({ ...own, DEMO: '1' }, ['demo:load']);
    expect(code).toBe(1);
    expect(output).toMatch(belongsToAClinic);
    expect(await contents(databaseUrl)).toEqual(before);
    const api = await serve(own);
    expect(await statusOfLogin(api, demoLogin)).toBe(401);
    expect(api.output).not.toContain('admin:create');
    expect(await api.stop()).toBe(0);
  });

  it('on the embedded server stays a clinic when DEMO=0 is forgotten once, and says so', async () => {
    const DATA_DIR = await dataFolder();
    const first = await serve({ DATA_DIR, DEMO: '0' });
    expect(first.output).toContain(`DATA_DIR='${DATA_DIR}' npm run cli -- admin:create you@example.org`);
    expect(await createAdmin({ DATA_DIR })).toMatchObject({ code: 0 });
    expect(await first.stop()).toBe(0);
    for (const environment of [{ DATA_DIR }, { DATA_DIR, DEMO: '0' }] as Environment[]) {
      const api = await serve(environment);
      expect(api.output.includes('This database belongs to a clinic')).toBe(environment.DEMO === undefined);
      expect(api.output).not.toMatch(/Loading the demo|Demo logins|admin:create/);
      expect(await statusOfLogin(api, demoLogin)).toBe(401);
      expect(await statusOfLogin(api, ownLogin)).toBe(200);
      const page = await (await fetch(`${api.url}/`)).text();
      expect(page).not.toContain('name="careslot-demo" content="yes"');
      expect(await api.stop()).toBe(0);
    }
  });
});

describe('the demo', () => {
  it('is loaded into an empty database by demo:load, and refused by production in one sentence', async () => {
    const databaseUrl = await emptyDatabase();
    const typed = { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey };
    const loaded = await cli(typed, ['demo:load']);
    expect(loaded).toMatchObject({ code: 0 });
    expect(loaded.output).toMatch(/The demo clinic is there\.\n$/);
    const before = await contents(databaseUrl);
    expect(before).toMatchObject({ kind: ['demo'] });
    expect(await cli(typed, ['demo:load'])).toEqual({ code: 0, output: 'The demo clinic is there.\n' });

    for (const entry of ['main', 'worker'] as const) {
      const production = Process.start(entry, { ...productionOn(databaseUrl), PORT: String(await freePort()) });
      const code = await new Promise((done) => production.child.once('close', done));
      expect({ code, output: production.output }).toEqual({
        code: 1,
        output:
          'Careslot could not start: This database holds the demo clinic: production refuses it. Give it a database of its own.\n',
      });
    }
    expect(await contents(databaseUrl)).toEqual(before);
  }, 240_000);
});
