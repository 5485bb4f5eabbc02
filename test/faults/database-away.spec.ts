import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { Database } from '../../src/shared/persistence/database.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { expectTrueAppointments } from '../support/calendar.js';
import { openClinic, type Clinic } from '../support/clinic.js';
import { attempt, eventually, Load, type Outcome, type Wish } from '../support/servers/load.js';
import { patient, person, type Person } from '../support/people.js';
import { freePort, Process } from '../support/servers/process.js';
import { useServer } from '../support/database.js';

/**
 * PostgreSQL goes away under a running process and comes back.
 *
 * Shown to catch a planted fault: without `unlessLost` in wire/named-statements.ts the pool is empty for ever after the third
 * test, and the process under test does not end.
 */
describe('without PostgreSQL', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let giveBack: (() => void) | undefined;
  const started: EmbeddedPostgres[] = [];
  let app: TestApp;
  let clinic: Clinic;
  let desk: Person;
  let somebody: Person;
  let starts: string[];
  let next = 0;
  let api: Process;

  const startServer = async (): Promise<void> => {
    server = await startEmbeddedPostgres(folder, { settings: { max_connections: '40' } });
    started.push(server);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'careslot-away-'));
    await startServer();
    // The shared server of the other tests must not die.
    giveBack = useServer(server.url);
    app = await startTestApp({ role: 'api', clock: undefined });
    clinic = await openClinic(app, { visitType: { approval: 'automatic' } });
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    somebody = await patient(app);
    const { practitionerId, siteId, visitTypeId } = clinic;
    const [from, to] = [app.now.add({ hours: 24 }), app.now.add({ hours: 24 * 31 })];
    const query = `practitionerId=${practitionerId}&siteId=${siteId}&visitTypeId=${visitTypeId}&from=${from}&to=${to}`;
    const slots = await app.get(`/slots?${query}`).expect(200);
    starts = slots.body.items.map((slot: { start: string }) => slot.start);
    api = await Process.start('main', {
      PORT: String(await freePort()),
      DATABASE_URL: app.config.databaseUrl,
      SECRET_KEY: app.config.secretKeys[0]!,
      DEMO: '0',
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'warn',
    }).ready();
  });

  afterAll(async () => {
    giveBack?.();
    await api?.stop('SIGKILL');
    // A pool that has lost its connections would wait for them for ever.
    await Promise.race([app?.close().catch(() => undefined), sleep(5_000, undefined, { ref: false })]);
    for (const each of started) await each.stop().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  });

  const asDesk = () => ({ authorization: `Bearer ${desk.accessToken}` });
  const booking = (): Wish => {
    const start = starts[next++];
    if (!start) throw new Error('There is no free time left: let the doctor work more hours.');
    const { practitionerId, siteId, visitTypeId } = clinic;
    const body = { practitionerId, siteId, visitTypeId, start, patientId: somebody.account.patientId };
    const headers = { ...asDesk(), 'idempotency-key': `away-${next}` };
    return { method: 'POST', path: '/api/v1/appointments', headers, body };
  };
  const reads: Wish[] = [
    { method: 'GET', path: '/api/v1/specialties' },
    { method: 'GET', path: '/api/v1/practitioners' },
  ];
  let turn = 0;
  const anything = (): Wish => {
    turn++;
    if (turn % 25 === 0) return booking();
    if (turn % 3 === 0) return { method: 'GET', path: '/api/v1/appointments', headers: asDesk() };
    return reads[turn % 2]!;
  };

  const isAway = ({ status, headers, body }: Outcome): boolean =>
    status === 503 &&
    body.code === 'DATABASE_AWAY' &&
    Number(headers['retry-after']) > 0 &&
    headers['content-type']!.startsWith('application/problem+json');
  const isFine = ({ status }: Outcome): boolean => status === 200 || status === 201;
  const neither = (outcomes: Outcome[]) =>
    outcomes
      .filter((outcome) => outcome.error !== undefined || !(isFine(outcome) || isAway(outcome)))
      .map(({ wish, error, status, body }) => ({ path: wish.path, error, status, body }));
  const probe = (path: string) => attempt(api.url, { method: 'GET', path });
  const isReady = async () => (await probe('/health/ready')).status === 200;

  /** A booking now, and the wait until its mail has left: relay, due work and queue do their part again. */
  const bookAndBeTold = async (milliseconds: number): Promise<void> => {
    const booked = await attempt(api.url, booking());
    expect(booked).toMatchObject({ status: 201 });
    await eventually(
      'the confirmation is sent',
      async () => {
        const told = await app.sql`select status from notifications.message where appointment_id = ${booked.body.id}`;
        return told.length > 0 && told.every(({ status }) => status === 'sent');
      },
      milliseconds,
    );
  };

  it('answers 503 while the server is dead, and heals by itself when it is back', async () => {
    const load = new Load(api.url, 4, anything, 10);
    await eventually('some bookings', () => load.outcomes.filter(({ status }) => status === 201).length >= 3);
    process.kill(server.pid, 'SIGKILL');
    await eventually('it says that it is not ready', async () => (await probe('/health/ready')).status === 503, 3_000);
    expect(await probe('/health/live')).toMatchObject({ status: 200 });
    await eventually('requests were refused', () => load.outcomes.filter(isAway).length >= 30);
    const login: Wish = {
      method: 'POST',
      path: '/api/v1/auth/login',
      body: { email: desk.email, password: 'guess-Me-77' },
    };
    expect(isAway(await attempt(api.url, login))).toBe(true);
    // Long enough for every timer of the background work to have met the dead server.
    await sleep(6_000);

    const { port } = server;
    await startServer();
    expect(server.port).toBe(port);
    await eventually('it is ready again', isReady, 5_000);
    const healed = load.outcomes.length;
    await eventually('requests succeed', () => load.outcomes.length > healed + 50);
    const outcomes = await load.stop();
    expect(neither(outcomes)).toEqual([]);
    expect(outcomes.slice(healed + 8).every(isFine)).toBe(true);
    expect(outcomes.filter(isAway).length).toBeGreaterThan(30);

    await bookAndBeTold(15_000);
    // The signal between processes listens again: what another process notifies arrives before anybody polls.
    await eventually('the signal between processes listens', async () => {
      const listening = await app.sql`
        select from pg_stat_activity
        where (query like 'listen %' or query like '%pg_notify(call.name%') and pid <> pg_backend_pid()`;
      // This process's own, and that of the one under test.
      return listening.length === 2;
    });

    // Who got 503 for a booking asks again with the same key: one visit each.
    const bookings = outcomes.filter(({ wish }) => wish.method === 'POST');
    for (const { wish } of bookings.filter((outcome) => !isFine(outcome))) {
      expect(await attempt(api.url, wish)).toMatchObject({ status: 201 });
    }
    const kept = await app.sql<{ starts: string }>`select starts_at::text as starts from appointments.appointment`;
    expect(new Set(kept.map((row) => row.starts)).size).toBe(kept.length);
    expect(kept).toHaveLength(next);
    await expectTrueAppointments(app);
  });

  it('outlives that all its connections are ended, again and again', async () => {
    const load = new Load(api.url, 4, anything, 10);
    for (let round = 0; round < (process.env.LONG ? 20 : 4); round++) {
      await sleep(400);
      await app.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where pid <> pg_backend_pid() and datname = current_database() and backend_type = 'client backend'`;
    }
    const ended = load.outcomes.length;
    await eventually('requests succeed', () => load.outcomes.length > ended + 30);
    const outcomes = await load.stop();
    expect(neither(outcomes)).toEqual([]);
    expect(outcomes.slice(ended + 8).every(isFine)).toBe(true);
    expect(await isReady()).toBe(true);
    await bookAndBeTold(15_000);
    await expectTrueAppointments(app);
  });

  it('loses no place of its pool with a lost connection', async () => {
    const database = app.resolve(Database);
    const end = (pids: unknown[]) => app.sql`select pg_terminate_backend(pid) from unnest(${pids}::int[]) pid`;
    const backends = () => app.sql`
      select pid from pg_stat_activity where application_name = '' and datname = current_database()
        and backend_type = 'client backend' and pid <> pg_backend_pid()`;
    for (let round = 0; round < 3; round++) {
      const inTheMiddle = Array.from({ length: 10 }, () =>
        database.transaction(async () => {
          const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.em.getKysely());
          await end([rows[0]!.pid]);
          await database.rows(sql`select 1`);
        }),
      );
      for (const { reason } of (await Promise.allSettled(inTheMiddle)) as PromiseRejectedResult[]) {
        expect(reason).toMatchObject({ code: 'DATABASE_AWAY' });
      }
      // Some of these lose it before or while they begin.
      await Promise.all(Array.from({ length: 10 }, () => database.transaction(() => database.rows(sql`select 1`))));
      const ended = end((await backends()).map(({ pid }) => pid));
      await Promise.allSettled(
        Array.from({ length: 30 }, () => database.transaction(() => database.rows(sql`select 1`))),
      );
      await ended;
    }
    // A busy machine may end the last ones a moment later.
    await eventually('it answers', async () => isFine(await attempt(app.url, reads[0]!)), 3_000);
  });

  it('answers 503 when the server takes no more connections', async () => {
    const stoppedAt = performance.now();
    expect(await api.stop()).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(10_000);
    const taken: (pg.Client & { processID?: number })[] = [];
    const takeAll = async (): Promise<void> => {
      for (;;) {
        const client = new pg.Client({ connectionString: app.config.databaseUrl });
        client.on('error', () => undefined);
        const refused = await client.connect().then(
          () => undefined,
          (error: { code: string }) => error.code,
        );
        if (refused) return expect(refused).toBe('53300');
        taken.push(client);
      }
    };
    await takeAll();
    // The application loses what it has, and this test is faster than its next request.
    const others = `backend_type = 'client backend' and pid <> all($1)`;
    const ours = [taken.map(({ processID }) => processID)];
    await taken[0]!.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`, ours);
    await sleep(200);
    await takeAll();
    const answers = await Promise.all(reads.map((wish) => attempt(app.url, wish)));
    await Promise.all(taken.map((client) => client.end()));
    expect(answers.map(isAway)).toEqual([true, true]);
    await eventually('it answers again', async () => isFine(await attempt(app.url, reads[0]!)), 3_000);
  });

  it('answers 503 within seconds when all connections of its pool are held', async () => {
    const database = app.resolve(Database);
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    let holding = 0;
    const holders = Array.from({ length: 10 }, () =>
      database.transaction(async () => {
        await app.resolve(Database).em.execute('select 1');
        holding++;
        await held;
      }),
    );
    await eventually('the pool is held', () => holding === 10);
    const wishes: Wish[] = [...reads, booking(), { method: 'GET', path: '/health/ready' }];
    const answers = await Promise.all(wishes.map((wish) => attempt(app.url, wish)));
    expect(answers.map(isAway)).toEqual(wishes.map(() => true));
    for (const { sentAt, endedAt } of answers) expect(endedAt - sentAt).toBeLessThan(6_500);
    expect(await attempt(app.url, { method: 'GET', path: '/health/live' })).toMatchObject({ status: 200 });
    letGo();
    await Promise.all(holders);
    expect(isFine(await attempt(app.url, wishes[2]!))).toBe(true);
  });
});
