import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { admin, person, type Person } from '../../support/people.js';

/** What a disk that is full, and its like, look like to the application; a real one is in test/faults/full-disk. */
describe('a database that answers and cannot do its work', () => {
  let app: TestApp;
  let boss: Person;
  let desk: Person;
  const admit = () => desk.post('/patients', { fullName: 'Rosa Silva', birthDate: '1980-02-03', force: true });
  const statusOfDatabase = async () => {
    const { body } = await boss.get('/system/status').expect(200);
    return (body.components as { name: string; state: string; message: string }[]).find(
      ({ name }) => name === 'database',
    )!;
  };
  /** From now on files of patients, and new tables, fail with this SQLSTATE; with null they are stored. */
  const failWith = (code: string | null) => app.sql`update public.planted set code = ${code}`;

  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
    boss = await admin(app);
    desk = await person(app, ['staff'], { siteIds: [newId()] });
    await app.sql`create table public.planted (code text)`;
    await app.sql`insert into public.planted values (null)`;
    await app.sql`
      create function public.fail_as_planted() returns void language plpgsql as $$ begin
        if (select code from public.planted) is not null then
          raise exception 'planted' using errcode = (select code from public.planted);
        end if;
      end $$`;
    await app.sql`
      create function public.fail_on_insert() returns trigger language plpgsql as $$ begin
        perform public.fail_as_planted();
        return new;
      end $$`;
    await app.sql`
      create function public.fail_on_table() returns event_trigger language plpgsql as $$ begin
        perform public.fail_as_planted();
      end $$`;
    await app.sql`
      create trigger planted before insert on patients.patient execute function public.fail_on_insert()`;
    await app.sql`create event trigger planted on ddl_command_start when tag in ('CREATE TABLE AS')
      execute function public.fail_on_table()`;
  });
  afterAll(() => app.close());

  it.each([
    ['53100', 'its disk is full'],
    ['53200', 'it is out of memory'],
    ['53400', 'its log says more'],
    ['53000', 'its log says more'],
    ['58000', 'its log says more'],
    ['58030', 'its disk does not read or write'],
    ['25006', 'it is read-only'],
  ])('%s is 503, seen by probes and told to administrators until a write succeeds', async (code, words) => {
    await app.raw.get('/health/ready').expect(200);
    await failWith(code);
    const answer = await admit().expect(503);
    expect(answer.body).toMatchObject({ code: 'DATABASE_FAILING', status: 503 });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    const ready = await app.raw.get('/health/ready').expect(503);
    expect(ready.body.code).toBe('DATABASE_FAILING');
    await app.raw.get('/health/live').expect(200);
    expect(await statusOfDatabase()).toMatchObject({
      state: 'down',
      message: expect.stringContaining(`${code}, ${words}`),
      facts: expect.objectContaining({ failure: code }),
    });

    await failWith(null);
    await app.raw.get('/health/ready').expect(200);
    expect((await statusOfDatabase()).state).toBe('ok');
    await admit().expect(201);
  });

  it.each([
    ['55P03', 503, 'BUSY'],
    ['57014', 503, 'BUSY'],
    ['57P01', 503, 'DATABASE_AWAY'],
    ['57P05', 503, 'DATABASE_AWAY'],
    ['53300', 503, 'DATABASE_AWAY'],
    ['08006', 503, 'DATABASE_AWAY'],
    ['54000', 400, 'VALIDATION'],
    ['22003', 400, 'VALIDATION'],
    ['XX000', 500, 'INTERNAL'],
  ])('%s is %i %s, and no failure of its disk', async (code, status, word) => {
    await failWith(code);
    expect((await admit().expect(status)).body.code).toBe(word);
    await app.raw.get('/health/ready').expect(200);
    await failWith(null);
    await admit().expect(201);
  });
});
