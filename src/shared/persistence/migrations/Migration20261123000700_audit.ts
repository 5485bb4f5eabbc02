import { Migration } from '@mikro-orm/migrations';

export class Migration20261123000700_audit extends Migration {
  override up(): void {
    // Who looked at or changed whose record, and why. What stands there is never changed, whoever asks.
    this.addSql(`create table platform.audit_event (
      id uuid primary key,
      at timestamptz not null,
      account_id uuid not null,
      acting_as text not null,
      patient_id uuid not null,
      action text not null,
      resource text not null,
      resource_id uuid,
      reason bytea,
      request_id text
    )`);
    this.addSql(`create index audit_event_patient on platform.audit_event (patient_id, id)`);
    this.addSql(`create index audit_event_account on platform.audit_event (account_id, id)`);
    this.addSql(`create function platform.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'audit events are append-only';
      end $$`);
    this.addSql(`create trigger audit_event_append_only before update or delete or truncate on platform.audit_event
      for each statement execute function platform.refuse_change()`);
  }

  override down(): void {
    this.addSql(`drop table platform.audit_event`);
    this.addSql(`drop function platform.refuse_change()`);
  }
}
