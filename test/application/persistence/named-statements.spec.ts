import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import pg from 'pg';
import { Database } from '../../../src/shared/persistence/database.js';
import { StatementNames } from '../../../src/shared/persistence/wire/statement-names.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic, type Clinic } from '../../support/clinic.js';
import { patient, type Person } from '../../support/people.js';

describe('the names of statements', () => {
  it('go from the statement that was not run for the longest time to a new one', () => {
    const names = new StatementNames(3);
    const [hot, one, two] = [names.of('hot'), names.of('one'), names.of('two')];
    expect(new Set([hot, one, two]).size).toBe(3);
    expect(names.of('hot')).toBe(hot);
    for (let shape = 0; shape < 10; shape++) {
      const name = names.of(`shape ${shape}`);
      expect([one, two]).toContain(name);
      expect(names.of('hot')).toBe(hot);
    }
  });
});

/** Shown to catch planted faults: names given once and for all, and a name given to another statement without its end. */
describe('prepared statements', () => {
  let app: TestApp;
  let database: Database;
  let clinic: Clinic;
  let ana: Person;
  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
    database = app.resolve(Database);
    clinic = await openClinic(app, { visitType: { approval: 'automatic' } });
    ana = await patient(app);
  });
  afterAll(() => app.close());

  /** The names under which statements are parsed meanwhile: the empty one is an unnamed statement's. */
  const parsed = async (work: () => Promise<unknown>): Promise<string[]> => {
    const { prototype } = pg.Connection as unknown as { prototype: { parse(query: { name?: string }): void } };
    const spy = vi.spyOn(prototype, 'parse');
    try {
      await work();
      return spy.mock.calls.map(([{ name }]) => name ?? '');
    } finally {
      spy.mockRestore();
    }
  };
  const shape = (number: number, value: number) =>
    database.row<Record<string, string>>(
      sql`select ${value}::int::text as ${sql.ref(`column_${number}`)}, ${sql.lit(number)} as number`,
    );

  it('of booking and search stay prepared whatever lists are filtered by', async () => {
    let day = 8;
    const { practitionerId, siteId, visitTypeId } = clinic;
    const hot = async (): Promise<void> => {
      const date = `2026-12-${String(day++).padStart(2, '0')}`;
      const place = { practitionerId, siteId, visitTypeId };
      const to = `2026-12-${String(day).padStart(2, '0')}`;
      await app.get(`/slots?${new URLSearchParams({ ...place, from: date, to })}`).expect(200);
      await ana.post('/appointments', { ...place, start: `${date}T10:00:00Z` }).expect(201);
    };
    await hot();
    for (let filter = 0; filter < 620; filter++) {
      expect(await shape(filter, filter)).toEqual({ [`column_${filter}`]: String(filter), number: filter });
      // A clinic books meanwhile.
      if (filter === 300) await hot();
    }
    // On whatever connection: a statement is prepared there under its name, if it is not there yet. Somebody else in this
    // process may send an unnamed one at that very moment, but not each time.
    let last = ['not tried'];
    for (let turn = 0; turn < 6 && last.length > 0; turn++) last = await parsed(hot);
    expect(last).toEqual([]);
  });

  it('are right on every connection when their names go from one to the other', async () => {
    const turns = Array.from({ length: 2_400 }, (_, index) => (index * 7_919) % 800);
    const workers = Array.from({ length: 6 }, async (_, worker) => {
      for (let index = worker; index < turns.length; index += 6) {
        const number = turns[index]!;
        expect(await shape(number, index)).toEqual({ [`column_${number}`]: String(index), number });
      }
    });
    await Promise.all(workers);
    const [held] = await database.rows(
      sql<{ count: number }>`select count(*)::int as count from pg_prepared_statements where ${true}::boolean`,
    );
    expect(held!.count).toBeLessThanOrEqual(502);
    expect(await parsed(() => shape(1, 1))).not.toContain('');
  });
});
