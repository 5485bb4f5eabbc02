import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import pg from 'pg';
import { newId } from '../../../src/shared/kernel/id.js';
import { runInRequestContext } from '../../../src/shared/kernel/request-context.js';
import { ApplicationClock } from '../../../src/shared/persistence/application-clock.js';
import { Database } from '../../../src/shared/persistence/database.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { person, signIn, type Person } from '../../support/people.js';

describe('an Idempotency-Key', () => {
  let app: TestApp;
  let desk: Person;
  let number = 0;
  let key: string;
  const fullName = () => `Rosa Silva ${number}`;
  const admit = (name = fullName()) =>
    desk.post('/patients', { fullName: name, birthDate: '1980-02-03', force: true }).set('Idempotency-Key', key);
  const files = (name = fullName()) => app.sql`select id from patients.patient where full_name = ${name}`;
  /** A day and a second later, without a worker that would remove what has expired. */
  const dayLater = async (): Promise<void> => {
    const later = app.now.add({ hours: 24, seconds: 1 });
    await app.resolve(ApplicationClock).moveTo(later, app.resolve(Database));
    desk = await signIn(app, desk.email);
  };

  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
    desk = await person(app, ['staff'], { siteIds: [newId()] });
  });
  beforeEach(() => {
    key = `key-${++number}`;
  });
  afterAll(() => app.close());

  it('counts for 24 hours, whether or not anything removes it then', async () => {
    const first = await admit().expect(201);
    await dayLater();
    const second = await admit().expect(201);
    expect(second.headers['idempotency-replayed']).toBeUndefined();
    expect(second.body.id).not.toBe(first.body.id);
    const again = await admit().expect(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body.id).toBe(second.body.id);
    expect((await admit('Somebody else').expect(422)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    await dayLater();
    await admit('Somebody else').expect(201);
    expect([(await files()).length, (await files('Somebody else')).length]).toEqual([2, 1]);
  });

  it('that has expired is worth one command to fifty equal requests', async () => {
    await admit().expect(201);
    await dayLater();
    const answers = await Promise.all(Array.from({ length: 50 }, () => admit()));
    expect(answers.filter(({ status }) => status !== 201).map(({ body }) => body)).toEqual([]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ headers }) => !headers['idempotency-replayed'])).toHaveLength(1);
    expect(await files()).toHaveLength(2);
  });

  /** A command of a request with the key, as the handlers of commands run. */
  const command = <Result>(work: (database: Database) => Promise<Result>): Promise<Result> => {
    const database = app.resolve(Database);
    const idempotency = { key, path: '/contested', bodyHash: '00' };
    return runInRequestContext({ requestId: 'r', idempotency }, () => database.transaction(() => work(database)));
  };

  it('is not in flight where others hold the lock: then the clinic is busy', async () => {
    const other = new pg.Client({ connectionString: app.config.databaseUrl });
    await other.connect();
    await other.query('begin; lock table patients.patient in exclusive mode');
    try {
      const answer = await admit().expect(503);
      expect(answer.body.code).toBe('BUSY');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    } finally {
      await other.end();
    }
    await admit().expect(201);
    expect(await files()).toHaveLength(1);
  });

  it('is in flight while an equal request still runs', async () => {
    await app.sql`create table public.slow (id int unique)`;
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const add = (database: Database) => database.rows(sql`insert into public.slow (id) values (${1}::int)`);
    const first = command(async (database) => {
      await add(database);
      begin();
      await finished;
      return 'first';
    });
    await begun;
    await expect(command(async (database) => void (await add(database)))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'IDEMPOTENCY_IN_FLIGHT',
    });
    finish();
    expect(await first).toBe('first');
    expect(await command(async (database) => void (await add(database)))).toBe('first');
  });

  it('is stored also where the first try of its transaction was in vain', async () => {
    await app.sql`create sequence public.tries`;
    await app.sql`create table public.contested (id int)`;
    await app.sql`
      create function public.first_in_vain() returns trigger language plpgsql as $$ begin
        if nextval('public.tries') = 1 then raise exception 'again' using errcode = '40001'; end if;
        return new;
      end $$`;
    await app.sql`create trigger vain before insert on public.contested execute function public.first_in_vain()`;
    const contest = () =>
      command(async (database) => {
        database.writeWithCommit('public.contested', { id: 1 });
        return 'done';
      });
    expect([await contest(), await contest()]).toEqual(['done', 'done']);
    expect(await app.sql`select id from public.contested`).toHaveLength(1);
  });
});
