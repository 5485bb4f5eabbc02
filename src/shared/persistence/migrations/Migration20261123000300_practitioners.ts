import { Migration } from '@mikro-orm/migrations';

/** Specialties, sites, visit types; applications with their documents; practitioners and how they are found by name. */
export class Migration20261123000300_practitioners extends Migration {
  override up(): void {
    this.addSql(`create schema practitioners`);

    // Schema-qualified and with the dictionary named, so it does not depend on the search path: that makes it immutable.
    this.addSql(`create function practitioners.searchable(value text) returns text
      language sql immutable strict parallel safe
      return lower(public.unaccent('public.unaccent', normalize(value, NFKC)))`);

    this.addSql(`create table practitioners.specialty (
      id uuid primary key,
      name text not null,
      description text,
      active boolean not null,
      version int not null default 1
    )`);
    this.addSql(`create unique index specialty_name on practitioners.specialty (lower(name))`);

    this.addSql(`create table practitioners.site (
      id uuid primary key,
      name text not null,
      time_zone text not null,
      address jsonb not null,
      latitude double precision,
      longitude double precision,
      opening_hours jsonb,
      active boolean not null,
      version int not null default 1,
      constraint site_position check ((latitude is null) = (longitude is null))
    )`);
    this.addSql(`create unique index site_name on practitioners.site (lower(name))`);

    this.addSql(`create table practitioners.visit_type (
      id uuid primary key,
      name text not null,
      duration_minutes int not null,
      buffer_before_minutes int not null,
      buffer_after_minutes int not null,
      slot_interval_minutes int,
      fee_amount int,
      fee_currency text,
      mode text not null,
      approval text not null,
      capacity int not null,
      lead_time_minutes int not null,
      booking_window_days int not null,
      active boolean not null,
      version int not null default 1,
      constraint visit_type_duration check (duration_minutes > 0 and slot_interval_minutes > 0),
      constraint visit_type_capacity check (capacity > 0),
      constraint visit_type_fee check ((fee_amount is null) = (fee_currency is null))
    )`);
    this.addSql(`create unique index visit_type_name on practitioners.visit_type (lower(name))`);

    this.addSql(`create table practitioners.practitioner (
      id uuid primary key,
      account_id uuid not null,
      status text not null,
      full_name text not null,
      search_name text generated always as (practitioners.searchable(full_name)) stored,
      title text,
      gender text,
      specialty_ids uuid[] not null,
      qualifications text,
      years_of_experience int,
      languages text[] not null,
      bio text,
      fee_amount int,
      fee_currency text,
      home_site_id uuid,
      visit_type_ids uuid[] not null,
      licence_number bytea not null,
      licence_issuing_body text not null,
      licence_expires_on date not null,
      version int not null default 1,
      constraint practitioner_account_id unique (account_id),
      constraint practitioner_status check (status in ('active', 'suspended')),
      constraint practitioner_fee check ((fee_amount is null) = (fee_currency is null))
    )`);
    this.addSql(`create index practitioner_name on practitioners.practitioner (search_name collate "C", id)`);
    // Names change rarely and are looked up often: no list of pending entries that each search has to read.
    this.addSql(`create index practitioner_name_trigrams on practitioners.practitioner
      using gin (search_name public.gin_trgm_ops) with (fastupdate = off)`);
    this.addSql(`create index practitioner_specialty_ids on practitioners.practitioner using gin (specialty_ids)`);

    // A function, because only there the threshold can be set for one search: 0.6, the default, misses "pereta".
    // The planner takes comparing names for cheap and would read the whole table instead of the index.
    // The first statement loads the extension's library: until then the setting is unknown to the server.
    this.addSql(`select public.show_limit()`);
    this.addSql(`create function practitioners.named_like(spellings text[])
      returns table (practitioner_id uuid, likeness real)
      language sql stable parallel safe rows 50
      set pg_trgm.word_similarity_threshold = 0.45
      set enable_seqscan = off
      as $$
        select p.id, max(public.word_similarity(spelling, p.search_name))
        from unnest(spellings) spelling
        join practitioners.practitioner p on p.search_name operator(public.%>) spelling
        group by p.id
      $$`);

    this.addSql(`create table practitioners.application (
      id uuid primary key,
      account_id uuid not null,
      status text not null,
      full_name text not null,
      title text,
      gender text,
      specialty_ids uuid[] not null,
      qualifications text,
      years_of_experience int,
      languages text[] not null,
      bio text,
      licence_number bytea,
      licence_issuing_body text,
      licence_expires_on date,
      review_note bytea,
      reviewer_id uuid,
      submitted_at timestamptz,
      decided_at timestamptz,
      practitioner_id uuid,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      version int not null default 1,
      constraint application_status
        check (status in ('draft', 'submitted', 'in_review', 'needs_info', 'approved', 'rejected'))
    )`);
    this.addSql(`create unique index application_open on practitioners.application (account_id)
      where status in ('draft', 'submitted', 'in_review', 'needs_info')`);
    this.addSql(`create index application_account_id on practitioners.application (account_id)`);

    this.addSql(`create table practitioners.application_document (
      id uuid primary key,
      application_id uuid not null references practitioners.application (id),
      kind text not null check (kind in ('licence', 'diploma', 'identity', 'other')),
      name text not null,
      type text not null,
      size int not null,
      content bytea not null,
      uploaded_at timestamptz not null
    )`);
    this.addSql(`create index application_document_application_id
      on practitioners.application_document (application_id)`);
    // Ciphertext does not compress: trying only costs time.
    this.addSql(`alter table practitioners.application_document alter column content set storage external`);
  }

  override down(): void {
    this.addSql(`drop schema practitioners cascade`);
  }
}
