import { Migration } from '@mikro-orm/migrations';

/** Patients as a front desk looks for them: misspelt names, telephone numbers in any spelling, a birth date. */
export class Migration20261129113100_patient_search extends Migration {
  override up(): void {
    // Schema-qualified and with the dictionary named, so it does not depend on the search path: that makes it immutable.
    this.addSql(`create function patients.searchable(value text) returns text
      language sql immutable strict parallel safe
      return lower(public.unaccent('public.unaccent', normalize(value, NFKC)))`);
    // Without what is dialled before a number within the country, so that 077… is found in +9477….
    this.addSql(`create function patients.dialled(value text) returns text
      language sql immutable strict parallel safe
      return ltrim(regexp_replace(value, '\\D', '', 'g'), '0')`);

    this.addSql(`alter table patients.patient
      add column search_name text generated always as (patients.searchable(full_name)) stored,
      add column phone_digits text generated always as (patients.dialled(phone)) stored`);

    this.addSql(`drop index patients.patient_search`);
    // Files change rarely and are looked up often: no list of pending entries that each search has to read.
    this.addSql(`create index patient_name_trigrams on patients.patient
      using gin (search_name public.gin_trgm_ops) with (fastupdate = off)`);
    this.addSql(`create index patient_email_trigrams on patients.patient
      using gin (lower(email) public.gin_trgm_ops) with (fastupdate = off)`);
    this.addSql(`create index patient_phone_trigrams on patients.patient
      using gin (phone_digits public.gin_trgm_ops) with (fastupdate = off)`);
    this.addSql(`create index patient_name_prefix on patients.patient (search_name text_pattern_ops)`);
    this.addSql(`create index patient_email on patients.patient (lower(email))`);
    this.addSql(`create index patient_phone_end on patients.patient (right(phone_digits, 8))`);
    this.addSql(`create index patient_birth_date on patients.patient (birth_date)`);
    this.addSql(`create index patient_created_at_id on patients.patient (created_at, id)`);

    // A function, because only there the threshold can be set for one search, as for the names of practitioners. The
    // first statement loads the extension's library: until then the setting is unknown to the server.
    this.addSql(`select public.show_limit()`);
    this.addSql(`create function patients.named_like(spellings text[])
      returns table (patient_id uuid, likeness real)
      language sql stable parallel safe rows 100
      set pg_trgm.word_similarity_threshold = 0.5
      set enable_seqscan = off
      as $$
        select p.id, max(public.word_similarity(spelling, p.search_name))
        from unnest(spellings) spelling
        join patients.patient p on p.search_name operator(public.%>) spelling
        group by p.id
      $$`);
  }

  override down(): void {
    this.addSql(`drop function patients.named_like(text[])`);
    this.addSql(`drop index patients.patient_created_at_id, patients.patient_birth_date, patients.patient_phone_end,
      patients.patient_email, patients.patient_name_prefix, patients.patient_phone_trigrams,
      patients.patient_email_trigrams, patients.patient_name_trigrams`);
    this.addSql(`alter table patients.patient drop column search_name, drop column phone_digits`);
    this.addSql(`drop function patients.searchable(text), patients.dialled(text)`);
    this.addSql(`create index patient_search on patients.patient
      using gin ((full_name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) public.gin_trgm_ops)`);
  }
}
