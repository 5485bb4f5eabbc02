import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPostmaster } from '../../src/shared/persistence/embedded/pid-file.js';
import { CLUSTER, homeOf } from '../../src/shared/persistence/embedded/relocation.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openClinic, type Clinic } from '../support/clinic.js';
import { attempt, eventually, Load, type Wish } from '../support/load.js';
import { patient, person, type Person } from '../support/people.js';
import { freePort, Process } from '../support/process.js';
import { findRedis, startRedis } from '../support/redis-server.js';

const root = resolve(import.meta.dirname, '../..');
const secretKey = 'a secret key of the tests with more than 32 bytes';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function run(entry: 'main' | 'worker', environment: Record<string, string>): Promise<Process> {
  const given = { PORT: String(await freePort()), SECRET_KEY: secretKey, RATE_LIMIT: 'off', LOG_LEVEL: 'warn' };
  const started = Process.start(entry, { ...given, ...environment });
  closing.push(() => started.stop('SIGKILL'));
  return started;
}

const ended = (started: Process, milliseconds = 15_000) =>
  eventually('the process ends', () => started.exitCode !== null, milliseconds);

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function emptyDatabase(): Promise<string> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name}`);
  closing.push(() => onServer(`drop database ${name} with (force)`));
  const url = new URL(process.env.TEST_DATABASE_URL!);
  url.pathname = `/${name}`;
  return url.href;
}

async function rowsOf(databaseUrl: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows as Record<string, unknown>[];
}

const migrations = readdirSync(join(root, 'src/shared/persistence/migrations')).filter((file) => file.endsWith('.ts'));

/** Every migration once, and the tables of the last one are there. */
async function expectMigrated(databaseUrl: string): Promise<void> {
  const done = await rowsOf(databaseUrl, 'select name from platform.migration');
  const names = done.map(({ name }) => String(name).replace(/\.(js|ts)$/, ''));
  expect(names.sort()).toEqual(migrations.map((file) => file.replace(/\.ts$/, '')).sort());
  const left = await rowsOf(
    databaseUrl,
    `select 1 from information_schema.schemata where schema_name = 'notifications'`,
  );
  expect(left).toHaveLength(1);
}

/** Shown to fail without Readiness.stop(), the notice, the impatience and the emptied queue of closeApplication(). */
describe('stopping', () => {
  let app: TestApp;
  let clinic: Clinic;
  let desk: Person;
  let somebody: Person;
  let starts: string[];
  let next = 0;

  beforeAll(async () => {
    app = await startTestApp({ role: 'api', clock: undefined });
    clinic = await openClinic(app, { visitType: { approval: 'automatic' } });
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    somebody = await patient(app);
    const { practitionerId, siteId, visitTypeId } = clinic;
    const [from, to] = [app.now.add({ hours: 24 }), app.now.add({ hours: 24 * 31 })];
    const query = `practitionerId=${practitionerId}&siteId=${siteId}&visitTypeId=${visitTypeId}&from=${from}&to=${to}`;
    const slots = await app.get(`/slots?${query}`).expect(200);
    starts = slots.body.items.map((slot: { start: string }) => slot.start);
  }, 60_000);
  afterAll(() => app?.close());

  const asDesk = () => ({ authorization: `Bearer ${desk.accessToken}` });
  const booking = (): Wish => {
    const start = starts[next++];
    if (!start) throw new Error('There is no free time left: let the doctor work more hours.');
    const { practitionerId, siteId, visitTypeId } = clinic;
    const body = { practitionerId, siteId, visitTypeId, start, patientId: somebody.account.patientId };
    return { method: 'POST', path: '/api/v1/appointments', headers: asDesk(), body };
  };
  let turn = 0;
  const anything = (): Wish => {
    turn++;
    if (turn % 25 === 0) return booking();
    if (turn % 2) return { method: 'GET', path: '/api/v1/appointments', headers: asDesk() };
    return { method: 'GET', path: '/api/v1/practitioners' };
  };

  /** Holds a table until it is let go: requests for it are in flight meanwhile. */
  const hold = async (table: string): Promise<() => Promise<void>> => {
    const client = new pg.Client({ connectionString: app.config.databaseUrl });
    await client.connect();
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    return () => client.end();
  };

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s it says so, finishes what is in flight and ends',
    async (signal) => {
      const api = await (await run('main', { DATABASE_URL: app.config.databaseUrl, DEMO: '0' })).ready();
      const fresh = new Agent({ keepAlive: false });
      // Each asks by itself: one that waits for a connection to the database must not keep the others from being asked.
      const readiness: Promise<unknown>[] = [];
      const poll = setInterval(() => {
        const answer = attempt(api.url, { method: 'GET', path: '/health/ready' }, fresh);
        readiness.push(answer.then(({ status, error, body }) => (error ? 'gone' : (body.code ?? status))));
      }, 20);
      const load = new Load(api.url, 16, anything);
      await eventually('there is load', () => load.outcomes.length > 100);
      const letGo = await hold('practitioners.specialty');
      const slow = attempt(api.url, { method: 'GET', path: '/api/v1/specialties' });
      await sleep(100);

      const toldAt = performance.now();
      const exit = api.stop(signal);
      await sleep(800);
      await letGo();
      expect(await slow).toMatchObject({ status: 200, error: undefined, headers: { connection: 'close' } });
      expect(await exit).toBe(0);
      expect(performance.now() - toldAt).toBeLessThan(10_000);
      const outcomes = await load.stop();
      clearInterval(poll);

      // Whoever was connected when the signal came got whole answers until the server said goodbye.
      const broken = outcomes.filter(({ error, connectedAt }) => error !== undefined && connectedAt < toldAt);
      expect(broken).toEqual([]);
      const wrong = outcomes.filter(({ error, status }) => error === undefined && status !== 200 && status !== 201);
      expect(wrong.map(({ wish, status, body }) => ({ path: wish.path, status, body }))).toEqual([]);
      const late = outcomes.filter(({ error }) => error !== undefined);
      expect(new Set(late.map(({ error }) => error))).toEqual(new Set(['ECONNREFUSED']));
      // Ready, then for a while not ready, then gone: never one after the other.
      const seen = await Promise.all(readiness);
      const stages = seen.filter((state, index) => state !== seen[index - 1]);
      expect(stages).toEqual([200, 'NOT_READY', 'gone']);
      expect(seen.filter((state) => state === 'NOT_READY').length).toBeGreaterThan(3);
    },
    60_000,
  );

  it('does not wait for a client that never finishes its request', async () => {
    const api = await (await run('main', { DATABASE_URL: app.config.databaseUrl, DEMO: '0' })).ready();
    const lazy: Socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    lazy.on('error', () => undefined);
    lazy.write(
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    await sleep(200);
    const toldAt = performance.now();
    expect(await api.stop()).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(10_000);
    lazy.destroy();
  }, 30_000);

  it('ends at once on a second signal', async () => {
    const api = await (await run('main', { DATABASE_URL: app.config.databaseUrl, DEMO: '0' })).ready();
    const letGo = await hold('practitioners.specialty');
    void attempt(api.url, { method: 'GET', path: '/api/v1/specialties' });
    await sleep(100);
    const first = api.stop('SIGINT');
    // The same signal passed on by others is no second one.
    await sleep(50);
    api.child.kill('SIGINT');
    await sleep(1_100);
    expect(api.exitCode).toBeNull();
    api.child.kill('SIGINT');
    const at = performance.now();
    expect(await first).toBe(130);
    expect(performance.now() - at).toBeLessThan(500);
    await letGo();
  }, 30_000);

  it.each(['with', 'without'])(
    'and the worker does the background work %s Redis',
    async (redis) => {
      if (redis === 'with' && !(await findRedis())) {
        if (process.env.REQUIRE_ALL === '1') throw new Error('NOT RUN: there is no Redis here.');
        return;
      }
      const environment: Record<string, string> = { DATABASE_URL: app.config.databaseUrl, DEMO: '0' };
      if (redis === 'with') {
        const server = await startRedis();
        closing.push(() => server.stop());
        environment.REDIS_URL = server.url;
      }
      const api = await (await run('main', { ...environment, ROLE: 'api' })).ready();
      const booked = await attempt(api.url, booking());
      expect(booked.status).toBe(201);
      const told = async () =>
        (await app.sql`select status from notifications.message where appointment_id = ${booked.body.id}`).map(
          ({ status }) => status,
        );
      // Nobody works yet, whatever the API was asked for.
      await sleep(1_500);
      expect(await told()).toEqual([]);
      const worker = await run('worker', environment);
      await eventually('the mail is sent', async () => {
        const states = await told();
        return states.length > 0 && states.every((status) => status === 'sent');
      });
      expect(worker.output).toContain('The worker runs.');
      const at = performance.now();
      expect(await worker.stop()).toBe(0);
      expect(await api.stop()).toBe(0);
      expect(performance.now() - at).toBeLessThan(10_000);
    },
    60_000,
  );
});

describe('a start that cannot be', () => {
  it('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    const { port } = other.address() as { port: number };
    const api = await run('main', { PORT: String(port), DATABASE_URL: await emptyDatabase(), DEMO: '0' });
    await ended(api, 30_000);
    other.close();
    expect(api.exitCode).toBe(1);
    const words = api.output
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('Waiting for'));
    expect(words).toEqual([`Port ${port} is in use. Stop what listens there or set PORT to another one.`]);
  }, 40_000);

  it('names every variable that is wrong in production at once', async () => {
    const bare = await run('main', { NODE_ENV: 'production', SECRET_KEY: '', RATE_LIMIT: '' });
    await ended(bare);
    expect(bare.exitCode).toBe(1);
    const named = (output: string) => [...output.matchAll(/^ {2}- ([A-Z_]+)/gm)].map(([, name]) => name).sort();
    expect(named(bare.output)).toEqual(['DATABASE_URL', 'MAIL_FROM', 'PUBLIC_URL', 'SECRET_KEY', 'SMTP_URL']);
    const wrong = await run('main', {
      ...{ NODE_ENV: 'production', DEMO: '1', CLOCK: '2026-12-01T08:00:00Z', RATE_LIMIT: 'off' },
      ...{ DATABASE_URL: 'mysql://x', PUBLIC_URL: 'clinic', SMTP_URL: 'http://mail', MAIL_FROM: 'a@b.test' },
      ...{ SECRET_KEY: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,short', PORT: '99999', ROLE: 'queen' },
      ...{ TRUST_PROXY: 'yes', LOG_LEVEL: 'loud', REDIS_URL: 'localhost:6379' },
    });
    await ended(wrong);
    expect(wrong.exitCode).toBe(1);
    expect([...new Set(named(wrong.output))]).toEqual(
      [
        ...['CLOCK', 'DATABASE_URL', 'DEMO', 'LOG_LEVEL', 'PORT', 'PUBLIC_URL', 'RATE_LIMIT', 'REDIS_URL', 'ROLE'],
        ...['SECRET_KEY', 'SMTP_URL', 'TRUST_PROXY'],
      ].sort(),
    );
    expect(wrong.output).not.toMatch(/^\s+at /m);
    expect(wrong.output).not.toContain('aaaaaaaa');
  }, 40_000);

  it.each(['no such database', 'a wrong password'])(
    'is one sentence at once when there is %s',
    async (why) => {
      const url = new URL(process.env.TEST_DATABASE_URL!);
      if (why === 'a wrong password') url.password = 'hidden';
      else url.pathname = '/missing';
      const api = await run('main', { DATABASE_URL: url.href, DEMO: '0' });
      await ended(api, 20_000);
      expect(api.exitCode).toBe(1);
      expect(api.output.trim().split('\n')).toEqual([expect.stringMatching(/^Careslot could not start: .+/)]);
      expect(api.output).not.toMatch(/hidden|Waiting/);
    },
    40_000,
  );

  it('is a readable sentence on an older Node', () => {
    const older = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
      const { stdout } = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' });
      return stdout && Number(stdout.split('.')[0]) < 26;
    });
    if (!older) return;
    for (const entry of ['main', 'worker', 'cli']) {
      const { status, stderr, stdout } = spawnSync(older, [`dist/src/${entry}.js`], {
        ...{ cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH } as NodeJS.ProcessEnv },
      });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^Careslot needs Node 26 or newer; this is v[\d.]+\. .+\n$/);
    }
  });
});

/** Shown to fail without the advisory lock, and with schemas that are dropped one by one, in schema-migrations.ts. */
describe('starting', () => {
  it('is done by three processes at once on an empty database: one migrates, the others wait', async () => {
    const databaseUrl = await emptyDatabase();
    const environment = { DATABASE_URL: databaseUrl, DEMO: process.env.LONG ? '1' : '0' };
    const three = await Promise.all([run('main', environment), run('main', environment), run('main', environment)]);
    await Promise.all(three.map((each) => each.ready(60_000)));
    await expectMigrated(databaseUrl);
    const loaded = three.filter(({ output }) => output.includes('Loading the demo clinic'));
    expect(loaded).toHaveLength(process.env.LONG ? 1 : 0);
    expect(await Promise.all(three.map((each) => each.stop()))).toEqual([0, 0, 0]);
  }, 120_000);

  it('heals after it was killed at any point', async () => {
    const databaseUrl = await emptyDatabase();
    const environment = { DATABASE_URL: databaseUrl, DEMO: '1' };
    for (let round = 0; round < (process.env.LONG ? 25 : 4); round++) {
      const api = await run('main', environment);
      // Importing the code takes longer than migrating: the interesting time begins with the first connection.
      await eventually('it connects', async () => {
        const sessions = await rowsOf(
          databaseUrl,
          `select from pg_stat_activity where application_name = 'careslot start'`,
        );
        return sessions.length > 0 || api.exitCode !== null;
      });
      await sleep(Math.random() * (round % 2 ? 200 : 2_000));
      await api.stop('SIGKILL');
    }
    const api = await (await run('main', environment)).ready(180_000);
    await expectMigrated(databaseUrl);
    expect(await rowsOf(databaseUrl, 'select kind from platform.installation')).toEqual([{ kind: 'demo' }]);
    const names = await rowsOf(
      databaseUrl,
      'select name, count(*) from practitioners.site group by 1 having count(*) > 1',
    );
    expect(names).toEqual([]);
    expect(await api.stop()).toBe(0);
  }, 300_000);

  it('waits in words for a PostgreSQL that is not there yet, and goes on when it is', async () => {
    const databaseUrl = await emptyDatabase();
    const port = await freePort();
    const url = new URL(databaseUrl);
    const server = Number(url.port);
    url.port = String(port);
    const api = await run('main', { DATABASE_URL: url.href, DEMO: '0' });
    await eventually('it says what it waits for', () => api.output.includes('Waiting for PostgreSQL at'), 30_000);
    expect(api.output).toContain(`127.0.0.1:${port} (`);
    expect(api.output).toContain('ECONNREFUSED');
    const relay = createServer((near) => {
      const far = connect(server, '127.0.0.1');
      near.on('error', () => far.destroy()).pipe(far);
      far.on('error', () => near.destroy()).pipe(near);
    }).listen(port, '127.0.0.1');
    closing.push(async () => relay.close());
    await api.ready(40_000);
    expect(await api.stop()).toBe(0);
  }, 90_000);

  it('of two processes without DATABASE_URL shares one server, which ends with the last', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'careslot-start-'));
    const postmaster = async () => findPostmaster(join(await homeOf(dataDir), CLUSTER));
    closing.push(async () => {
      const left = await postmaster();
      if (left) process.kill(left.pid, 'SIGKILL');
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    });
    // No SECRET_KEY: both must find the same generated one.
    const environment = { DATA_DIR: dataDir, DEMO: '0', SECRET_KEY: '' };
    const pair = await Promise.all([run('main', environment), run('main', environment)]);
    await Promise.all(pair.map((each) => each.ready(60_000)));
    const server = await postmaster();
    expect(server).toBeDefined();
    expect(pair.filter(({ output }) => output.includes('Started the embedded PostgreSQL'))).toHaveLength(1);

    expect(await pair[0]!.stop()).toBe(0);
    expect(await postmaster()).toEqual(server);
    expect(await attempt(pair[1]!.url, { method: 'GET', path: '/api/v1/specialties' })).toMatchObject({ status: 200 });
    expect(await pair[1]!.stop('SIGINT')).toBe(0);
    expect(await postmaster()).toBeUndefined();

    const again = await Promise.all([run('main', environment), run('main', environment)]);
    await Promise.all(again.map((each) => each.ready(60_000)));
    await Promise.all(again.map((each) => each.stop('SIGKILL')));
    expect(await postmaster()).toBeDefined();
    const last = await (await run('main', environment)).ready();
    expect(await attempt(last.url, { method: 'GET', path: '/api/v1/specialties' })).toMatchObject({ status: 200 });
    expect(await last.stop()).toBe(0);
    expect(await postmaster()).toBeUndefined();
  }, 120_000);

  it('that is told to stop midway ends, and leaves no server behind', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'careslot-start-'));
    const postmaster = async () => findPostmaster(join(await homeOf(dataDir), CLUSTER));
    closing.push(async () => {
      const left = await postmaster();
      if (left) process.kill(left.pid, 'SIGKILL');
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    });
    const api = await run('main', { DATA_DIR: dataDir, DEMO: '1' });
    await eventually('the server runs', () => api.output.includes('Started the embedded PostgreSQL'), 30_000);
    await sleep(300);
    const at = performance.now();
    const code = await api.stop();
    expect(performance.now() - at).toBeLessThan(10_000);
    expect(code).toBe(0);
    expect(await postmaster()).toBeUndefined();
    // What it left can be gone on with.
    const next = await (await run('main', { DATA_DIR: dataDir, DEMO: '0' })).ready();
    expect(await next.stop()).toBe(0);
  }, 90_000);
});
