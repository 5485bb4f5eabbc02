import { Migration } from '@mikro-orm/migrations';

/**
 * What is left of the projection when a day is over: how long somebody worked, and until when. Reports ask for years;
 * the rows that searches read are removed after weeks.
 */
export class Migration20261129104400_past_days extends Migration {
  override up(): void {
    // Offers of different visit types overlap: their time counts once.
    this.addSql(`create function scheduling.working_minutes(offers jsonb) returns int
      language sql immutable strict parallel safe
      return (
        select coalesce(sum(upper(stretch) - lower(stretch)) / 60000, 0)::int from unnest((
          select range_agg(int8range((run->>0)::bigint, (run->>1)::bigint))
          from jsonb_array_elements(offers) offer, jsonb_array_elements(offer->1) run)) stretch)`);
    this.addSql(`create function scheduling.works_until(offers jsonb) returns bigint
      language sql immutable strict parallel safe
      return (
        select max((run->>1)::bigint) from jsonb_array_elements(offers) offer, jsonb_array_elements(offer->1) run)`);
    // Counted when rules change, not with every booking: PostgreSQL computes what depends on changed columns only.
    this.addSql(`alter table scheduling.practitioner_day
      add column working_minutes int generated always as (scheduling.working_minutes(offers)) stored,
      add column works_until bigint generated always as (scheduling.works_until(offers)) stored`);

    this.addSql(`create table scheduling.past_day (
      day date not null,
      practitioner_id uuid not null,
      site_id uuid not null,
      working_minutes int not null,
      works_until bigint not null,
      primary key (day, practitioner_id, site_id)
    )`);
    // A row leaves the one table in the statement that writes it into the other, so no day is in both.
    this.addSql(`create view scheduling.working_day as
      select practitioner_id, site_id, day, working_minutes, works_until
      from scheduling.practitioner_day where working_minutes > 0
      union all
      select practitioner_id, site_id, day, working_minutes, works_until from scheduling.past_day`);
  }

  override down(): void {
    this.addSql(`drop view scheduling.working_day`);
    this.addSql(`drop table scheduling.past_day`);
    this.addSql(`alter table scheduling.practitioner_day drop column working_minutes, drop column works_until`);
    this.addSql(`drop function scheduling.working_minutes, scheduling.works_until`);
  }
}
