import { Migration } from '@mikro-orm/migrations';

export class Migration20261130130000_audit_lists extends Migration {
  override up(): void {
    // A list, a board or an overview is one look at several patients: one row that names them all.
    // The column is new and empty, so that no row has to be read to know that the constraint holds.
    this.addSql(`alter table platform.audit_event add column patient_ids uuid[],
      add constraint audit_event_patients_check check (cardinality(patient_ids) > 0) not valid`);
    // For the patient who asks who saw them, in whatever list.
    this.addSql(`create index audit_event_patients on platform.audit_event using gin (patient_ids)
      where patient_ids is not null`);
  }

  override down(): void {
    this.addSql(`drop index platform.audit_event_patients`);
    this.addSql(`alter table platform.audit_event drop constraint audit_event_patients_check, drop column patient_ids`);
  }
}
