import { afterEach, describe, expect, it, vi } from 'vitest';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { sql } from 'kysely';
import pg from 'pg';
import { closeApplication } from '../../src/application.js';
import { DueWorkRunner } from '../../src/shared/messaging/due-work.js';
import { ApplicationClock } from '../../src/shared/persistence/application-clock.js';
import { Database } from '../../src/shared/persistence/database.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { createTestDatabase } from '../support/database.js';
import { attempt, eventually } from '../support/servers/load.js';
import { freePort, Process } from '../support/servers/process.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A way to a server that can freeze: what is sent goes nowhere, and nobody is told. */
async function gateTo(url: string): Promise<{ url: string; freeze(): void }> {
  const { hostname, port } = new URL(url);
  const ends = new Set<Socket>();
  let frozen = false;
  const gate = createServer((outer) => {
    const inner = connect(Number(port), hostname);
    for (const [end, other] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      ends.add(end);
      end.on('error', () => undefined);
      end.on('data', (data) => !frozen && other.write(data));
      end.on('close', () => !frozen && other.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(gate, 'listening');
  closing.push(async () => {
    for (const end of ends) end.destroy();
    gate.close();
  });
  const outside = new URL(url);
  outside.port = String((gate.address() as AddressInfo).port);
  return { url: outside.href, freeze: () => void (frozen = true) };
}

describe('a process that is told to stop', () => {
  it('ends in time, although its database does not answer any more', async () => {
    const database = await createTestDatabase();
    closing.push(database.drop);
    const gate = await gateTo(database.url);
    const api = Process.start('main', {
      PORT: String(await freePort()),
      DATABASE_URL: gate.url,
      SECRET_KEY: 'a secret key of the tests with more than 32 bytes',
      DEMO: '0',
      LOG_LEVEL: 'warn',
    });
    closing.push(() => api.stop('SIGKILL'));
    await api.ready();
    gate.freeze();
    const unanswered = attempt(api.url, { method: 'GET', path: '/api/v1/specialties' });
    // By now the relay has asked, too.
    await sleep(2_000);

    const toldAt = performance.now();
    expect(await api.stop()).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(28_000);
    expect(api.output).toContain('Given up after 25 s. Left: ');
    expect((await unanswered).error).toBeDefined();
  });
});

describe('an application that is closed', () => {
  /** Holds a table until it is let go. */
  const hold = async (app: TestApp, table: string): Promise<() => Promise<void>> => {
    const client = new pg.Client({ connectionString: app.config.databaseUrl, application_name: 'holder' });
    await client.connect();
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    return () => client.end();
  };

  it('finishes the due work it is at, begins no more, and leaves no connection behind', async () => {
    const app = await startTestApp();
    closing.push(() => app.close());
    const warned = vi.spyOn(Logger.prototype, 'warn');
    const letGo = await hold(app, 'platform.idempotency_key');
    const round = app.resolve(DueWorkRunner).tick();
    const waiting = () => app.sql`select from pg_stat_activity where wait_event_type = 'Lock'
      and datname = current_database()`;
    await eventually('the sweep waits for the table', async () => (await waiting()).length === 1);

    const closed = closeApplication(app.nest);
    await sleep(300);
    await letGo();
    expect(await closed).toBe(true);
    await round;
    expect(warned).not.toHaveBeenCalled();
    const left = () => app.sql`select query from pg_stat_activity where datname = current_database()
      and backend_type = 'client backend' and pid <> pg_backend_pid()`;
    // The server's side of a connection that was closed ends a moment later.
    await eventually('no connection is left', async () => (await left()).length === 0);
    await expect(app.resolve(Database).rows(sql`select 1`)).rejects.toMatchObject({ code: 'DATABASE_AWAY' });
  });

  it('gives back the connections that are just being opened', async () => {
    const app = await startTestApp();
    closing.push(() => app.close());
    const database = app.resolve(Database);
    const asked = Array.from({ length: 8 }, () => database.rows(sql`select 1`));
    const outcomes = Promise.allSettled(asked);
    expect(await closeApplication(app.nest)).toBe(true);
    const refused = (await outcomes).filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'DATABASE_AWAY' });
  });

  it('does not look at the clock of the others any more while the last requests are answered', async () => {
    const app = await startTestApp();
    closing.push(() => app.close());
    const letGo = await hold(app, 'practitioners.specialty');
    const last = attempt(app.url, { method: 'GET', path: '/api/v1/specialties' });
    await sleep(300);
    const told = vi.spyOn(app.resolve(ApplicationClock), 'beforeApplicationShutdown');
    const closed = closeApplication(app.nest);
    await eventually('the background work is over', () => told.mock.calls.length > 0);
    const asked = vi.spyOn(app.resolve(Database), 'row');
    await sleep(1_200);
    expect(asked).not.toHaveBeenCalled();
    await letGo();
    expect(await last).toMatchObject({ status: 200 });
    expect(await closed).toBe(true);
  });
});
