import { Migration } from '@mikro-orm/migrations';

/** Rules of working time, the claims on it, and the projection that readers search. */
export class Migration20261123000400_scheduling extends Migration {
  override up(): void {
    this.addSql(`create schema scheduling`);

    this.addSql(`create table scheduling.calendar (
      practitioner_id uuid primary key,
      version int not null,
      built_until date
    )`);
    this.addSql(`create index calendar_built_until on scheduling.calendar (built_until)`);

    this.addSql(`create table scheduling.working_hours (
      id uuid primary key,
      practitioner_id uuid not null references scheduling.calendar (practitioner_id),
      site_id uuid not null,
      mode text not null check (mode in ('slot', 'session')),
      valid_from date,
      valid_to date,
      weekly jsonb not null,
      visit_type_ids uuid[] not null,
      constraint working_hours_one_set unique nulls not distinct (practitioner_id, site_id, mode, valid_from, valid_to),
      check (valid_to >= valid_from)
    )`);
    this.addSql(`create index working_hours_site on scheduling.working_hours (site_id)`);

    this.addSql(`create table scheduling.exception (
      id uuid primary key,
      practitioner_id uuid not null references scheduling.calendar (practitioner_id),
      site_id uuid,
      kind text not null check (kind in ('leave', 'extra_hours')),
      from_date date,
      to_date date,
      from_at timestamptz,
      to_at timestamptz,
      reason bytea,
      check (from_date < to_date or from_at < to_at),
      check ((from_date is null) = (to_date is null) and (from_at is null) = (to_at is null)),
      check (kind = 'leave' or (site_id is not null and from_at is not null))
    )`);
    this.addSql(`create index exception_practitioner on scheduling.exception (practitioner_id)`);

    this.addSql(`create table scheduling.holiday (
      id uuid primary key,
      site_id uuid,
      date date not null,
      name text not null,
      constraint holiday_once unique nulls not distinct (site_id, date)
    )`);

    // The constraint is the proof that a practitioner's time is claimed once, whatever code path wrote the claim.
    this.addSql(`create table scheduling.claim (
      id uuid primary key,
      practitioner_id uuid not null,
      site_id uuid not null,
      visit_type_id uuid,
      during tstzrange not null check (not isempty(during)),
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      kind text not null check (kind in ('hold', 'visit', 'group', 'block')),
      live boolean not null,
      overbooked boolean not null default false,
      appointment_id uuid,
      owner_account_id uuid,
      patient_id uuid,
      renewed boolean not null default false,
      expires_at timestamptz check (kind = 'hold' or expires_at is null),
      capacity int not null,
      constraint claim_no_overlap exclude using gist (practitioner_id with =, during with &&)
        where (live and not overbooked)
    )`);
    this.addSql(`create unique index claim_of_visit on scheduling.claim (appointment_id) where live`);
    this.addSql(`create index claim_held on scheduling.claim (owner_account_id) where live and kind = 'hold'`);
    this.addSql(`create index claim_ended_hold on scheduling.claim (expires_at) where kind = 'hold'`);
    // What readers ask for beside the rows: holds and groups are few, visits are many.
    this.addSql(`create index claim_in_no_row on scheduling.claim (practitioner_id)
      where live and not overbooked and kind in ('hold', 'group')`);
    this.addSql(`create index claim_overbooked on scheduling.claim (practitioner_id) where live and overbooked`);

    this.addSql(`create table scheduling.claim_seat (
      claim_id uuid not null references scheduling.claim (id),
      seat_no int not null,
      appointment_id uuid not null,
      primary key (claim_id, seat_no),
      constraint claim_seat_of_visit unique (appointment_id)
    )`);

    // free is in no index and no predicate, so that most claims are HOT updates; the free room in each page is theirs.
    this.addSql(`create table scheduling.practitioner_day (
      practitioner_id uuid not null,
      site_id uuid not null,
      day date not null,
      offers jsonb not null,
      free tstzmultirange not null,
      first_free timestamptz,
      longest_gap_minutes int not null,
      primary key (practitioner_id, site_id, day)
    ) with (fillfactor = 70)`);
    this.addSql(`create index practitioner_day_first_free on scheduling.practitioner_day (first_free)
      where first_free is not null`);
    this.addSql(`create index practitioner_day_day on scheduling.practitioner_day (day)`);
  }

  override down(): void {
    this.addSql(`drop schema scheduling cascade`);
  }
}
