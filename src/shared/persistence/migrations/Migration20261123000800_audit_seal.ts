import { Migration } from '@mikro-orm/migrations';

export class Migration20261123000800_audit_seal extends Migration {
  override up(): void {
    this.addSql(`create or replace function platform.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '%.% is append-only', tg_table_schema, tg_table_name;
      end $$`);

    // The chain over the audit events. No sequence: its gaps would look like rows that were taken out.
    this.addSql(`create table platform.audit_seal (
      position bigint primary key,
      audit_event_id uuid not null unique,
      key_id uuid not null,
      previous_hash bytea not null,
      hash bytea not null,
      constraint audit_seal_position_check check (position > 0)
    )`);
    this.addSql(`create trigger audit_seal_append_only before update or delete or truncate on platform.audit_seal
      for each statement execute function platform.refuse_change()`);

    // What seals are made with, encrypted like a field: old seals stay provable when a SECRET_KEY is dropped.
    this.addSql(`create table platform.audit_seal_key (
      id uuid primary key,
      secret_key_id text not null unique,
      secret bytea not null,
      created_at timestamptz not null
    )`);

    // Keys rotate: the reason may be encrypted anew, which the length and the key id of the bytes tell (the text itself
    // is in the seal). Everything else of a row stays as it is.
    this.addSql(`create function platform.refuse_all_but_another_key() returns trigger language plpgsql as $$
      begin
        if to_jsonb(new) - 'reason' <> to_jsonb(old) - 'reason'
          or new.reason is null or old.reason is null
          or length(new.reason) <> length(old.reason)
          or substring(new.reason from 2 for 4) = substring(old.reason from 2 for 4)
        then
          raise exception '%.% is append-only', tg_table_schema, tg_table_name;
        end if;
        return new;
      end $$`);
    this.addSql(`drop trigger audit_event_append_only on platform.audit_event`);
    this.addSql(`create trigger audit_event_append_only before delete or truncate on platform.audit_event
      for each statement execute function platform.refuse_change()`);
    this.addSql(`create trigger audit_event_unchanged before update on platform.audit_event
      for each row execute function platform.refuse_all_but_another_key()`);

    this.addSql(`drop index platform.audit_event_patient`);
    this.addSql(`drop index platform.audit_event_account`);
    this.addSql(`create index audit_event_at on platform.audit_event (at, id)`);
    this.addSql(`create index audit_event_patient on platform.audit_event (patient_id, at, id)`);
    this.addSql(`create index audit_event_account on platform.audit_event (account_id, at, id)`);
  }

  override down(): void {
    this.addSql(`drop index platform.audit_event_at`);
    this.addSql(`drop index platform.audit_event_patient`);
    this.addSql(`drop index platform.audit_event_account`);
    this.addSql(`create index audit_event_patient on platform.audit_event (patient_id, id)`);
    this.addSql(`create index audit_event_account on platform.audit_event (account_id, id)`);
    this.addSql(`drop trigger audit_event_unchanged on platform.audit_event`);
    this.addSql(`drop trigger audit_event_append_only on platform.audit_event`);
    this.addSql(`create trigger audit_event_append_only before update or delete or truncate on platform.audit_event
      for each statement execute function platform.refuse_change()`);
    this.addSql(`drop function platform.refuse_all_but_another_key()`);
    this.addSql(`drop table platform.audit_seal_key`);
    this.addSql(`drop table platform.audit_seal`);
  }
}
