import { Migration } from '@mikro-orm/migrations';
import { searchKey } from '../../kernel/search-key.js';

const rowsAtOnce = 5_000;

/** The default, 0.6, misses "pereta", and 0.5 a wrong letter in an Arabic name of five. */
const leastLikeness = 0.45;

const read = [
  'patients.patient.full_name',
  'practitioners.practitioner.full_name',
  'practitioners.application.full_name',
  'practitioners.site.name',
  'practitioners.specialty.name',
  'practitioners.visit_type.name',
  'identity.account.full_name',
];

/**
 * Names in any script, on a server of any locale: a collation of ours is in the columns, so that it orders every list, cursor
 * and index; and people are found by a key that the application computes, instead of what the database takes for letters.
 */
export class Migration20261201100000_names_in_any_script extends Migration {
  override async up(): Promise<void> {
    await this.dropOldSearch();
    await this.execute(`create collation platform.alphabetical (provider = icu, locale = 'und')`);
    for (const table of ['site', 'specialty', 'visit_type']) await this.tellApart(`practitioners.${table}`);
    for (const each of read) {
      const [schema, table, column] = each.split('.');
      await this.execute(
        `alter table ${schema}.${table} alter column ${column} type text collate platform.alphabetical`,
      );
    }
    await this.fill('patients.patient', 'full_name');
    await this.fill('practitioners.practitioner', 'full_name');
    await this.fill('identity.account', `full_name || ' ' || email`);

    await this.execute(`create index practitioner_name on practitioners.practitioner (full_name, id)`);
    await this.execute(`create index patient_name_prefix on patients.patient (search_key text_pattern_ops)`);
    for (const [table, index] of [
      ['patients.patient', 'patient_name_trigrams'],
      ['practitioners.practitioner', 'practitioner_name_trigrams'],
      ['identity.account', 'account_search'],
    ]) {
      await this.execute(
        `create index ${index} on ${table} using gin (search_key public.gin_trgm_ops) with (fastupdate = off)`,
      );
    }
    await this.namedLike('patients.named_like', 'patients.patient', 'patient_id');
    await this.namedLike('practitioners.named_like', 'practitioners.practitioner', 'practitioner_id');
  }

  private async dropOldSearch(): Promise<void> {
    await this.execute(`drop function patients.named_like(text[]), practitioners.named_like(text[])`);
    await this.execute(`drop index practitioners.practitioner_name, identity.account_search`);
    // Their indexes go with them.
    await this.execute(`alter table patients.patient drop column search_name`);
    await this.execute(`alter table practitioners.practitioner drop column search_name`);
    await this.execute(
      `drop function patients.searchable(text), practitioners.searchable(text), identity.searchable(text)`,
    );
  }

  /** Names that differ in capitals alone were two where the server knew capitals of ASCII only. */
  private async tellApart(table: string): Promise<void> {
    await this.execute(`update ${table} t set name = t.name || ' (' || nth || ')' from (
        select id, row_number() over (partition by lower(name collate platform.alphabetical) order by id) as nth from ${table}
      ) same where same.id = t.id and nth > 1`);
  }

  /** In batches: what is held in memory does not grow with the clinic. */
  private async fill(table: string, text: string): Promise<void> {
    await this.execute(`alter table ${table} add column search_key text`);
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = (await this.execute(
        `select id, ${text} as text from ${table} where id > ? order by id limit ${rowsAtOnce}`,
        [after],
      )) as unknown as { id: string; text: string }[];
      if (rows.length === 0) break;
      const keys = rows.map((row) => ({ id: row.id, key: searchKey(row.text) }));
      await this.execute(
        `update ${table} t set search_key = keys.key from jsonb_to_recordset(?::jsonb) keys (id uuid, key text)
         where keys.id = t.id`,
        [JSON.stringify(keys)],
      );
      after = rows.at(-1)!.id;
    }
    await this.execute(`alter table ${table} alter column search_key set not null`);
  }

  /**
   * A function, because only there the threshold can be set for one search, and the planner be kept from reading the whole
   * table because comparing names seems cheap. The first statement loads the extension's library: until then the setting is
   * unknown to the server.
   */
  private async namedLike(name: string, table: string, id: string): Promise<void> {
    await this.execute(`select public.show_limit()`);
    await this.execute(`create function ${name}(spellings text[])
      returns table (${id} uuid, likeness real)
      language sql stable parallel safe rows 100
      set pg_trgm.word_similarity_threshold = ${leastLikeness}
      set enable_seqscan = off
      as $$
        select p.id, max(public.word_similarity(spelling, p.search_key))
        from unnest(spellings) spelling
        join ${table} p on p.search_key operator(public.%>) spelling
        group by p.id
      $$`);
  }
}
