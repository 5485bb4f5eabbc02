import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { whoIsMeantBy } from '../../../src/patients/persistence/patient-search.js';
import { searchKey } from '../../../src/shared/kernel/search-key.js';
import { Database } from '../../../src/shared/persistence/database.js';
import { startTestApp, type TestApp } from '../../support/app.js';

/** With fewer the planner reads the table, and is right. */
const many = 50_000;
const letters = [
  'abcdefghiklmnoprstuvz',
  'абвгдеиклмнопрстуя',
  'ابتجحدرسعفقكلمنهوي',
  'කගචජටඩණතදනපබමයරලවසහ',
  '一丁七万三上下不世丘',
];

/** The same names in each run, some letters more often than others. */
function* names(): Generator<string> {
  let state = 7;
  const below = (limit: number) => (state = (state * 48_271) % 2_147_483_647) % limit;
  for (let nth = 0; nth < many; nth++) {
    const known = [...letters[nth % letters.length]!];
    const word = (length: number) =>
      Array.from({ length }, () => known[Math.floor(Math.sqrt(below(known.length ** 2)))]).join('');
    yield known[0] === '一' ? word(2 + below(2)) : `${word(4 + below(5))} ${word(5 + below(6))}`;
  }
}

describe('looking for somebody among many patients', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
    const all = [...names()];
    await app.sql`insert into patients.patient (id, full_name, search_key, created_at)
      select gen_random_uuid(), name, key, now()
      from unnest(${all}::text[], ${all.map(searchKey)}::text[]) as given (name, key)`;
    await app.sql`vacuum analyze patients.patient`;
  });
  afterAll(() => app?.close());

  const searches = [
    'Ivan',
    'mo',
    'a',
    'де мо',
    'петров',
    'пертов',
    'мо',
    'м',
    'иван пет',
    'محمد',
    'සුනිල් පෙරේරා',
    '丁世',
    '三',
  ];
  it.each(searches)('reads what the indexes say and never the whole table (%s)', async (q) => {
    const database = app.resolve(Database);
    const scans = () =>
      database.row<{ whole: number; parts: number }>(sql`
      select seq_scan::int as whole, idx_scan::int as parts
      from pg_stat_xact_user_tables where relid = 'patients.patient'::regclass`);
    const [before, after] = await database.transaction(async () => {
      const first = await scans();
      await database.rows(sql`${whoIsMeantBy(q)}`);
      return [first, await scans()];
    });
    expect(after!.whole - before!.whole).toBe(0);
    expect(after!.parts - before!.parts).toBeGreaterThan(0);
  });
});
