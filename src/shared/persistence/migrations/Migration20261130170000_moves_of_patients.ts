import { Migration } from '@mikro-orm/migrations';

/** A visit type may forbid its patients to move an appointment. */
export class Migration20261130170000_moves_of_patients extends Migration {
  override up(): void {
    this.addSql(`alter table practitioners.visit_type add forbids_patient_moves boolean not null default false`);
  }

  override down(): void {
    this.addSql(`alter table practitioners.visit_type drop forbids_patient_moves`);
  }
}
