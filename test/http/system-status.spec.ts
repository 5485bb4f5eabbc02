import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/kernel/id.js';
import { ApplicationClock } from '../../src/shared/persistence/application-clock.js';
import { Database } from '../../src/shared/persistence/database.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openClinic, type Clinic } from '../support/clinic.js';
import { eventually } from '../support/servers/load.js';
import { admin, patient, type Person } from '../support/people.js';
import { findRedis, startRedis } from '../support/servers/redis-server.js';
import { startSmtp } from '../support/servers/smtp.js';
import { leaveTrace } from '../support/trail.js';
import { admin as texts } from '../../web/src/texts/en/admin.js';

interface Component {
  name: string;
  state: string;
  message: string;
  facts: Record<string, unknown>;
}
interface Answer {
  state: string;
  attention: string[];
  components: Component[];
  requests: Record<string, unknown> & { count: number; minutes: { count: number }[]; slowest: { route: string }[] };
}

const statusFor = async (who: Person): Promise<Answer> => (await who.get('/system/status').expect(200)).body;
const partOf = (answer: Answer, name: string): Component => answer.components.find((part) => part.name === name)!;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

describe('the status of an installation in which all is well', () => {
  let app: TestApp;
  let boss: Person;
  beforeAll(async () => {
    app = await startTestApp({ clock: undefined });
    boss = await admin(app);
    await app.settle();
  });
  afterAll(() => app.close());

  it('says so, with a fact for every part', async () => {
    const answer = await statusFor(boss);
    expect(answer).toMatchObject({ state: 'ok', attention: [], version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    expect(answer.components.map(({ name, state }) => [name, state]).sort()).toEqual(
      ['audit', 'backup', 'clock', 'database', 'mail', 'migrations', 'queue', 'sms', 'zone-data'].map((name) => [
        name,
        'ok',
      ]),
    );
    const labels = Object.keys(texts.status.facts);
    expect(labels).toEqual(expect.arrayContaining(answer.components.flatMap(({ facts }) => Object.keys(facts))));
    expect(partOf(answer, 'database').facts).toMatchObject({
      version: expect.stringMatching(/^\d+/),
      where: 'external',
      sizeBytes: expect.any(Number),
    });
    expect(partOf(answer, 'queue').facts).toMatchObject({ kind: 'in-process', reachable: true, waitingEvents: 0 });
    expect(partOf(answer, 'clock').facts).toMatchObject({ moved: false, offsetSeconds: 0 });
    expect(Math.abs(partOf(answer, 'clock').facts.databaseDifferenceMs as number)).toBeLessThan(2_000);
    expect(partOf(answer, 'migrations').facts).toMatchObject({ pending: 0, unknown: 0 });
    expect(partOf(answer, 'sms')).toMatchObject({ facts: { driver: 'none' } });
  });

  it('describes the process that answers and its requests, by patterns without ids', async () => {
    const id = newId();
    for (let times = 0; times < 3; times++) await boss.get(`/patients/${id}`).expect(404);
    const { requests, ...answer } = await statusFor(boss);
    expect(answer).toMatchObject({ process: { role: 'all', name: expect.stringMatching(`:${process.pid}$`) } });
    expect(requests.count).toBeGreaterThanOrEqual(4);
    expect(requests.minutes).toHaveLength(15);
    expect(requests.clientErrorRate).toBeGreaterThan(0);
    expect(requests.serverErrorRate).toBe(0);
    expect(requests.p95Ms).toBeGreaterThanOrEqual(requests.p50Ms as number);
    expect(requests.slowest.map(({ route }) => route).join()).toContain('/api/v1/auth/login');
    expect(JSON.stringify(requests)).not.toContain(id);
  });

  it('waits for no part that hangs', async () => {
    const pool = (app as unknown as { pool: { connect(): Promise<{ query(text: string): unknown; release(): void }> } })
      .pool;
    const other = await pool.connect();
    await other.query('begin; lock table platform.backup in access exclusive mode');
    try {
      const started = performance.now();
      const answer = await statusFor(boss);
      // A wait for the lock would take five seconds.
      expect(performance.now() - started).toBeLessThan(4_500);
      expect(partOf(answer, 'backup')).toMatchObject({ state: 'down', facts: {} });
      expect(answer).toMatchObject({ state: 'down', attention: ['backup did not answer within 1500 ms.'] });
      expect(partOf(answer, 'database').state).toBe('ok');
    } finally {
      await other.query('rollback');
      other.release();
    }
    await eventually('the part answers again', async () => partOf(await statusFor(boss), 'backup').state === 'ok');
  });
});

describe('a part that needs attention', () => {
  let app: TestApp;
  let clinic: Clinic;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app);
    await app.settle();
  });
  afterAll(() => app.close());

  it('is a clock that was moved', async () => {
    const clock = partOf(await statusFor(clinic.admin), 'clock');
    expect(clock).toMatchObject({ state: 'warning', facts: { moved: true } });
    expect(clock.message).toContain('2026-12-01');
  });

  it('are reactions and messages that were given up', async () => {
    const ana = await patient(app);
    const { practitionerId, siteId, visitTypeId } = clinic;
    const start = '2026-12-10T10:00:00Z';
    await ana.post('/appointments', { practitionerId, siteId, visitTypeId, start }).expect(201);
    await app.settle();
    await app.sql`update platform.reaction set status = 'parked' where (event_id, name) in
      (select event_id, name from platform.reaction limit 1)`;
    await app.sql`update notifications.message set status = 'parked' where id in
      (select id from notifications.message limit 1)`;
    const answer = await statusFor(clinic.admin);
    expect(partOf(answer, 'queue')).toMatchObject({ state: 'warning', facts: { parkedReactions: 1 } });
    expect(partOf(answer, 'mail')).toMatchObject({ state: 'warning', facts: { parked: 1, driver: 'mailbox' } });
    expect(answer.attention).toHaveLength(3);
  });

  it('is a zone of which Node and PostgreSQL do not mean the same', async () => {
    const rename = (zone: string) => app.sql`update practitioners.site set time_zone = ${zone}`;
    const [site] = await app.sql<{ zone: string }>`select time_zone as zone from practitioners.site`;
    for (const strange of ['XYZ3', 'Mars/Olympus_Mons']) {
      await rename(strange);
      const part = partOf(await statusFor(clinic.admin), 'zone-data');
      expect(part).toMatchObject({ state: 'warning', facts: { zones: 1, differing: 1 } });
      expect(part.message).toContain(strange);
    }
    await rename(site!.zone);
    expect(partOf(await statusFor(clinic.admin), 'zone-data').state).toBe('ok');
  });

  it('is a database of another level', async () => {
    await app.sql`insert into platform.migration (name, executed_at) values ('Migration29991231000000_later', '2026-01-01')`;
    expect(partOf(await statusFor(clinic.admin), 'migrations')).toMatchObject({
      state: 'warning',
      facts: { unknown: 1 },
    });
    await app.sql`delete from platform.migration where name like '%_later'`;
    const [last] = await app.sql<{ name: string }>`select max(name) as name from platform.migration`;
    await app.sql`update platform.migration set name = 'x' where name = ${last!.name}`;
    expect(partOf(await statusFor(clinic.admin), 'migrations').message).toContain(last!.name);
    await app.sql`update platform.migration set name = ${last!.name} where name = 'x'`;
  });
});

describe('without a worker', () => {
  it('events and audit events that wait for too long are told', async () => {
    const app = await startTestApp({ role: 'api' });
    closing.push(() => app.close());
    const boss = await admin(app);
    const glass = { patientId: newId(), action: 'break-glass', resource: 'note' } as const;
    await leaveTrace(app, { accountId: boss.account.id }, glass);
    await app.sql`insert into platform.outbox (id, type, payload, occurred_at)
      values (${newId()}, 'x.v1', '{}', ${app.now.toString()})`;
    const early = await statusFor(boss);
    expect([partOf(early, 'queue').state, partOf(early, 'audit').state]).toEqual(['ok', 'ok']);
    expect(partOf(early, 'queue').facts.waitingEvents).toBe(1);
    await app.resolve(ApplicationClock).moveTo(app.now.add({ minutes: 3 }), app.resolve(Database));
    const late = await statusFor(boss);
    expect(partOf(late, 'queue')).toMatchObject({ state: 'warning', message: expect.stringMatching(/18\d s/) });
    expect(partOf(late, 'audit')).toMatchObject({ state: 'warning', message: expect.stringMatching(/18\d s/) });
  });
});

describe('the ways out', () => {
  it('mail: a server that refuses the connection is down, and works when it is back', async () => {
    const smtp = await startSmtp();
    const app = await startTestApp({ smtpUrl: smtp.url });
    closing.push(smtp.close, () => app.close());
    const boss = await admin(app);
    expect(partOf(await statusFor(boss), 'mail').facts).toMatchObject({ driver: 'smtp', reachable: 'unknown' });
    await app.post('/auth/password/forgot').send({ email: boss.email }).expect(200);
    await app.settle();
    await smtp.received(1);
    expect(partOf(await statusFor(boss), 'mail')).toMatchObject({ state: 'ok', facts: { reachable: 'yes' } });

    await smtp.close();
    await app.advance('PT1H');
    const again = await admin(app);
    await app.post('/auth/password/forgot').send({ email: again.email }).expect(200);
    await app.settle();
    const down = partOf(await statusFor(again), 'mail');
    expect(down).toMatchObject({ state: 'down', facts: { reachable: 'no', waiting: 1 } });
    expect(down.facts.lastError).toMatch(/^E/);
    expect(JSON.stringify(down)).not.toContain('@');
  });

  const program = findRedis();
  it('queue: a Redis that was killed is down, at once', async () => {
    if (!(await program)) {
      if (process.env.REQUIRE_ALL === '1') throw new Error('NOT RUN: there is no Redis here.');
      return;
    }
    const redis = await startRedis();
    const app = await startTestApp({ redisUrl: redis.url });
    closing.push(redis.stop, () => app.close());
    const boss = await admin(app);
    await eventually('Redis is reached', async () => partOf(await statusFor(boss), 'queue').state === 'ok');
    expect(partOf(await statusFor(boss), 'queue').facts).toMatchObject({ kind: 'redis', reachable: true });
    await redis.kill();
    const started = performance.now();
    const answer = await statusFor(boss);
    expect(performance.now() - started).toBeLessThan(4_500);
    expect(partOf(answer, 'queue')).toMatchObject({ state: 'down', facts: { kind: 'redis', reachable: false } });
  });
});
