import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GrantRole, RevokeSessions } from '../../../src/identity/index.js';
import { Actors } from '../../../src/identity/sessions/persistence/find-actors.js';
import { Clock } from '../../../src/shared/kernel/clock.js';
import { ProcessSignal } from '../../../src/shared/messaging/process-signal.js';
import { Database } from '../../../src/shared/persistence/database.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { admin, patient, Person } from '../../support/people.js';

let here: TestApp;
let there: TestApp;
let boss: Person;
beforeAll(async () => {
  here = await startTestApp();
  there = await startTestApp({}, here.config.databaseUrl);
  boss = await admin(here);
  await until(() => [here, there].every((app) => app.resolve(ProcessSignal).isListening));
});
afterAll(async () => {
  await there.close();
  await here.close();
});

const deadline = 4_000;

/** Well below the five seconds for which a session is remembered. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + deadline;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within ${deadline} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A session that both processes have just found to be good. */
async function known(): Promise<{ ana: Person; statusThere: () => Promise<number> }> {
  const ana = await patient(here);
  const statusThere = async () => (await there.get('/me').set('Authorization', `Bearer ${ana.accessToken}`)).status;
  expect(await statusThere()).toBe(200);
  return { ana, statusThere };
}

describe('every process knows at once', () => {
  it.each<[string, (ana: Person) => Promise<unknown>]>([
    ['a suspension', (ana) => boss.post(`/users/${ana.account.id}/suspend`, { reason: 'Left' }).expect(200)],
    ['another role', (ana) => here.send(new GrantRole(ana.account.id, 'admin'))],
    ['a sign-out', (ana) => ana.post('/auth/logout').expect(204)],
    [
      'another password',
      (ana) =>
        ana.post('/auth/password/change', { currentPassword: 'correct-Horse-77', newPassword: 'better-Horse-78' }),
    ],
    ['what an operator revokes', (ana) => here.send(new RevokeSessions(ana.email))],
  ])('%s', async (_, change) => {
    const { ana, statusThere } = await known();
    await change(ana);
    await until(async () => (await statusThere()) === 401);
  });
});

describe('a process that cannot hear the others', () => {
  it('knows that its connection is lost, and has another one soon', async () => {
    const signal = there.resolve(ProcessSignal);
    await here.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen %'`;
    await until(() => !signal.isListening);
    await until(() => signal.isListening);
  });

  it('remembers nothing', async () => {
    const signal = { join: () => undefined, isListening: true };
    const actors = new Actors(there.resolve(Database), there.resolve(Clock), signal as unknown as ProcessSignal);
    const ana = await patient(here);
    const find = () => actors.find(ana.account.id, sessionOf(ana));
    expect(await find()).toBe(await find());
    signal.isListening = false;
    expect(await find()).not.toBe(await find());
    await boss.post(`/users/${ana.account.id}/suspend`, { reason: 'Left' }).expect(200);
    expect(await find()).toBeUndefined();
  });
});

function sessionOf({ accessToken }: Person): string {
  return JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()).sid;
}
