import { Migration } from '@mikro-orm/migrations';

/** Files in the records of patients. */
export class Migration20261123001100_documents extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists records`);

    // Title and name say what somebody has ("HIV test.pdf"): encrypted like the content. What is deleted keeps its row.
    this.addSql(`create table records.document (
      id uuid primary key,
      patient_id uuid not null,
      appointment_id uuid,
      kind text not null
        check (kind in ('prescription-scan', 'lab-result', 'imaging', 'referral', 'insurance', 'other')),
      visibility text not null check (visibility in ('care', 'patient-and-author')),
      title bytea,
      name bytea not null,
      type text not null,
      size int not null,
      content bytea not null,
      author_id uuid not null,
      practitioner_id uuid,
      uploaded_at timestamptz not null,
      deleted_at timestamptz
    )`);
    this.addSql(`create index document_patient_id on records.document (patient_id, id)`);
    // Ciphertext does not compress: trying only costs time.
    this.addSql(`alter table records.document alter column content set storage external`);
  }

  override down(): void {
    this.addSql(`drop table records.document`);
  }
}
