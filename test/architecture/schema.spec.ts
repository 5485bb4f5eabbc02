import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { ormOptions } from '../../mikro-orm.config.js';
import { Config } from '../../src/config.js';
import { createTestDatabase } from '../support/database.js';

describe('the database after all migrations', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is what the mappings say: the schema diff is empty', async () => {
    const config = Object.assign(new Config(), { databaseUrl: database.url, secretKeys: ['x'] });
    const orm = await MikroORM.init(ormOptions(config));
    const diff = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    await orm.close(true);
    expect(diff.trim()).toBe('');
  });

  it('has no foreign key across contexts', async () => {
    const { rows } = await client.query(`
      select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
      from pg_constraint
      join pg_class source on source.oid = conrelid join pg_class target on target.oid = confrelid
      where contype = 'f' and source.relnamespace <> target.relnamespace`);
    expect(rows).toEqual([]);
  });

  it('refuses two live claims of one practitioner and two visits of one patient at the same time', async () => {
    const { rows } = await client.query(`
      select conname, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'x' order by conname`);
    expect(rows.map((row) => row.conname)).toEqual(['appointment_patient_no_overlap', 'claim_no_overlap']);
  });

  it('sorts names that people read in lists by our collation', async () => {
    const { rows } = await client.query(`
      select format('%s.%s', attrelid::regclass, attname) as name, coalesce(collname, '') = 'alphabetical' as sorted
      from pg_attribute a join pg_class c on c.oid = attrelid left join pg_collation on pg_collation.oid = attcollation
      where relkind = 'r' and attname in ('name', 'full_name', 'label', 'title') and atttypid = 'text'::regtype
        and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema') order by 1`);
    const names = (sorted: boolean) => rows.filter((row) => row.sorted === sorted).map(({ name }) => name);
    expect(names(true)).toEqual([
      ...['identity.account.full_name', 'patients.patient.full_name', 'practitioners.application.full_name'],
      ...['practitioners.practitioner.full_name', 'practitioners.site.name', 'practitioners.specialty.name'],
      'practitioners.visit_type.name',
    ]);
    // Ordered by time or place, or never listed.
    expect(names(false)).toEqual([
      ...['platform.reaction.name', 'practitioners.application.title', 'practitioners.application_document.name'],
      ...['practitioners.credential.name', 'practitioners.practitioner.title', 'scheduling.holiday.name'],
    ]);
  });

  it('keeps each context in a schema of its own', async () => {
    const { rows } = await client.query(
      `select table_name from information_schema.tables where table_schema = 'public'`,
    );
    expect(rows).toEqual([]);
  });
});
