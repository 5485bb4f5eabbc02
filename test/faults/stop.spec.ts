import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { openClinic, type Clinic } from '../support/clinic.js';
import { attempt, eventually, Load, type Wish } from '../support/servers/load.js';
import { patient, person, type Person } from '../support/people.js';
import { findRedis, startRedis } from '../support/servers/redis-server.js';
import { trial } from '../support/servers/trial.js';

const { closing, run } = trial();

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
  });
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

  it.each(['SIGTERM', 'SIGINT'] as const)('on %s it says so, finishes what is in flight and ends', async (signal) => {
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
  });

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
  });

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
    // Not after the eight seconds that a request may take.
    expect(performance.now() - at).toBeLessThan(5_000);
    await letGo();
  });

  it.each(['with', 'without'])('and the worker does the background work %s Redis', async (redis) => {
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
  });
});
