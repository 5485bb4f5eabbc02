import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ormOptions } from '../../../mikro-orm.config.js';
import { Config } from '../../../src/config.js';
import { searchKey } from '../../../src/shared/kernel/search-key.js';
import { bringUpToDate } from '../../../src/shared/persistence/schema-migrations.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../support/database.js';

const before = 'Migration20261130170000_moves_of_patients';

describe('names in any script', () => {
  const closing: (() => Promise<unknown>)[] = [];
  let client: pg.Client;
  let databaseUrl: string;
  let said: string[];
  beforeEach(() => {
    said = [];
  });
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  async function use(database: TestDatabase): Promise<void> {
    closing.push(database.drop);
    databaseUrl = database.url;
    const connected = (client = new pg.Client({ connectionString: database.url }));
    await connected.connect();
    closing.push(() => connected.end());
  }
  const options = () => ormOptions(Object.assign(new Config(), { databaseUrl, secretKeys: ['x'] }));
  const start = () => bringUpToDate(client, options(), (line) => said.push(line));
  const column = async (statement: string) => (await client.query({ text: statement, rowMode: 'array' })).rows.flat();

  it('get their keys and their order in a database that is there already', async () => {
    await use(await createEmptyDatabase(`template template0 locale_provider libc locale 'C'`));
    const orm = await MikroORM.init(options());
    await orm.migrator.up({ to: before });
    await orm.close(true);
    const people = Array.from({ length: 12_000 }, (_, nth) => `සුනිල් ${nth}`).concat('Zed', 'Ángel', 'bob', 'Иван');
    await client.query(
      `insert into patients.patient (id, full_name, created_at) select gen_random_uuid(), name, now() from unnest($1::text[]) name`,
      [people],
    );
    await client.query(`insert into identity.account (id, email, full_name, status, roles, site_ids, created_at)
      values (gen_random_uuid(), 'ivan@clinic.test', 'Иван', 'active', '{}', '{}', now())`);
    // A server that knows capitals of ASCII only took them for two.
    await client.query(`insert into practitioners.specialty (id, name, active)
      select gen_random_uuid(), name, true from unnest(array['Кожа', 'КОЖА', 'Skin']) name`);
    await start();

    const { rows } = await client.query('select full_name, search_key from patients.patient');
    expect(rows).toHaveLength(people.length);
    expect(rows.filter((row) => row.search_key !== searchKey(row.full_name))).toEqual([]);
    expect(await column('select search_key from identity.account')).toEqual([searchKey('Иван ivan@clinic.test')]);
    expect(await column(`select full_name from patients.patient where full_name !~ '\\d' order by full_name`)).toEqual([
      ...['Ángel', 'bob', 'Zed', 'Иван'],
    ]);
    const specialties = await column('select lower(name) from practitioners.specialty order by name');
    expect(specialties).toEqual(['skin', 'кожа', 'кожа (2)']);
    await start();
    expect(said).toEqual([]);
  });

  it('are sorted anew when the server has another version of ICU, once', async () => {
    await use(await createTestDatabase());
    const version = () =>
      column(`select collversion = pg_collation_actual_version(oid) from pg_collation where collname = 'alphabetical'`);
    await client.query(`update pg_collation set collversion = '1.2' where collname = 'alphabetical'`);
    const files = `select relname || relfilenode from pg_class where relname in ('patient_full_name_id', 'account_name') order by 1`;
    const old = await column(files);
    await start();
    expect(said).toEqual([expect.stringMatching(/^The server sorts names by another version of ICU: \d+ indexes/)]);
    expect(await version()).toEqual([true]);
    expect((await column(files)).filter((file) => old.includes(file))).toEqual([]);
    await start();
    expect(said).toHaveLength(1);
  });

  it('are refused by a server without ICU, and by a database that is not of Unicode, in a sentence', async () => {
    await use(await createEmptyDatabase());
    await client.query(`set allow_system_table_mods = on; delete from pg_collation where collprovider = 'i'`);
    await expect(start()).rejects.toThrow('This PostgreSQL was built without ICU, by which names are sorted');
    expect(await column(`select to_regclass('platform.migration')`)).toEqual([null]);
    await use(await createEmptyDatabase(`template template0 encoding 'LATIN1' locale_provider libc locale 'C'`));
    await expect(start()).rejects.toThrow('The database keeps texts as LATIN1');
  });
});
