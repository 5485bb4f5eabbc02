import { describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostmaster } from '../../src/embedded/pid-file.js';
import { CLUSTER, homeOf } from '../../src/embedded/relocation.js';
import { attempt, eventually } from '../support/servers/load.js';
import { freePort } from '../support/servers/process.js';
import { rowsOf, trial } from '../support/servers/trial.js';

const root = resolve(import.meta.dirname, '../..');

const { closing, emptyDatabase, run } = trial();

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
  });

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
  });

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
  });

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
  });
});
