import { Migration } from '@mikro-orm/migrations';

export class Migration20261129103900_audit_without_patient extends Migration {
  override up(): void {
    // Changes of the clinic itself concern no patient; which fields they changed is said by name, never by value.
    this.addSql(`alter table platform.audit_event alter column patient_id drop not null, add column changed text[]`);
    this.addSql(`create index audit_event_resource on platform.audit_event (resource, at, id)`);
    this.addSql(`create index audit_event_resource_id on platform.audit_event (resource_id, at, id)
      where resource_id is not null`);
  }

  override down(): void {
    this.addSql(`drop index platform.audit_event_resource_id`);
    this.addSql(`drop index platform.audit_event_resource`);
    this.addSql(`alter table platform.audit_event alter column patient_id set not null, drop column changed`);
  }
}
