import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import pg from 'pg';
import { Database } from '../../../src/shared/persistence/database.js';
import { startTestApp, type TestApp } from '../../support/app.js';

/** Each message after which the driver waits for PostgreSQL is a trip. */
const waits = ['sync', 'query'] as const;

describe('a transaction', () => {
  let app: TestApp;
  let database: Database;
  const find = (id: number) =>
    database.rows(sql<{ note: string }>`select note from public.trip where id = ${id}::int order by note`);
  const add = (id: number, note: string) =>
    database.rows(sql`insert into public.trip (id, note) values (${id}::int, ${note})`);
  const addWithCommit = (id: number, note: string) => database.writeWithCommit('public.trip', { id, note });
  const trips = async (work: () => Promise<unknown>): Promise<number> => {
    const { prototype } = pg.Connection as unknown as { prototype: Record<(typeof waits)[number], () => void> };
    const spies = waits.map((name) => vi.spyOn(prototype, name));
    try {
      await work();
      return spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    } finally {
      spies.forEach((spy) => spy.mockRestore());
    }
  };

  beforeAll(async () => {
    app = await startTestApp({ role: 'api', clock: undefined });
    database = app.resolve(Database);
    await app.sql`create table public.trip (id int unique deferrable initially deferred, note text check (note <> ''))`;
    // Begin and commit are prepared by the first one on a connection.
    await database.transaction(() => add(0, 'first'));
  });
  beforeEach(() => app.sql`delete from public.trip`);
  afterAll(() => app.close());

  it('costs no trips beyond its statements', async () => {
    const work = () =>
      database.transaction(async () => {
        expect(await find(1)).toEqual([]);
        await add(1, 'a');
        expect(await find(1)).toEqual([{ note: 'a' }]);
        addWithCommit(2, 'b');
      });
    expect(await trips(work)).toBe(4);
    expect([await find(1), await find(2)]).toEqual([[{ note: 'a' }], [{ note: 'b' }]]);
    // The first one on a connection takes one trip more, and the pool may give another one at any time.
    const alone: number[] = [];
    for (const id of [3, 4, 5]) alone.push(await trips(() => database.transaction(async () => addWithCommit(id, 'c'))));
    expect(Math.min(...alone)).toBe(1);
    expect(await trips(() => database.transaction(async () => undefined))).toBe(0);
  });

  it('is over when its first statement fails, and the connection is as good as new', async () => {
    await expect(database.transaction(() => add(1, ''))).rejects.toThrow('check constraint');
    await add(1, 'outside');
    expect(await app.sql`select note from public.trip`).toEqual([{ note: 'outside' }]);
  });

  it('leaves nothing when what is written with the commit fails', async () => {
    const work = async () => {
      await add(1, 'a');
      addWithCommit(2, '');
    };
    await expect(database.transaction(work)).rejects.toThrow('check constraint');
    await database.transaction(() => add(3, 'c'));
    expect(await app.sql`select note from public.trip`).toEqual([{ note: 'c' }]);
  });

  it('leaves nothing, and says so, when the commit itself fails', async () => {
    const ran = vi.fn<() => void>();
    const work = async () => {
      await add(1, 'a');
      addWithCommit(1, 'b');
      database.afterCommit(ran);
    };
    await expect(database.transaction(work)).rejects.toThrow('duplicate key');
    expect(ran).not.toHaveBeenCalled();
    await database.transaction(() => add(3, 'c'));
    expect(await app.sql`select note from public.trip`).toEqual([{ note: 'c' }]);
  });

  it('begins before what has no parameters, too', async () => {
    const work = async () => {
      await database.rows(sql`insert into public.trip (id, note) values (1, 'a')`);
      await add(2, 'b');
      throw new Error('no');
    };
    await expect(database.transaction(work)).rejects.toThrow('no');
    expect(await app.sql`select note from public.trip`).toEqual([]);
  });
});
