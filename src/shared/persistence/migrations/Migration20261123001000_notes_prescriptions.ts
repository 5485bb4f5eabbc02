import { Migration } from '@mikro-orm/migrations';

export class Migration20261123001000_notes_prescriptions extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists records`);

    this.addSql(`create table records.visit_note (
      appointment_id uuid primary key,
      version int not null default 1,
      patient_id uuid not null,
      practitioner_id uuid not null,
      status text not null default 'draft',
      text bytea not null,
      amendments bytea not null,
      signed_at timestamptz,
      released_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint visit_note_status check (status in ('draft', 'signed') and (status = 'signed') = (signed_at is not null)),
      constraint visit_note_released_signed check (released_at is null or status = 'signed')
    )`);
    this.addSql(`create index visit_note_patient on records.visit_note (patient_id, appointment_id)`);

    this.addSql(`create table records.prescription (
      id uuid primary key,
      version int not null default 1,
      appointment_id uuid not null,
      patient_id uuid not null,
      practitioner_id uuid not null,
      status text not null default 'draft',
      number text,
      items bytea not null,
      particulars bytea,
      code bytea,
      code_hash text,
      void_reason bytea,
      created_at timestamptz not null,
      issued_at timestamptz,
      voided_at timestamptz,
      constraint prescription_number_key unique (number),
      constraint prescription_code_hash_key unique (code_hash),
      constraint prescription_status check (status in ('draft', 'issued', 'void')),
      constraint prescription_issued_complete check (
        (status = 'draft') = (number is null) and (status = 'draft') = (issued_at is null)
        and (status = 'draft') = (particulars is null) and (status = 'draft') = (code_hash is null)
        and (status = 'draft') = (code is null)),
      constraint prescription_void_explained check (
        (status = 'void') = (voided_at is not null) and (status = 'void') = (void_reason is not null))
    )`);
    this.addSql(`create index prescription_appointment on records.prescription (appointment_id, id)`);
    this.addSql(`create index prescription_patient on records.prescription (patient_id, id)`);
    this.addSql(`create index prescription_practitioner on records.prescription (practitioner_id, id)`);

    // The last number given in a year. It commits with the prescription that bears it: no number is given twice.
    this.addSql(`create table records.prescription_counter (
      year int primary key,
      last int not null
    )`);

    // Who holds a verification code has no account that the audit trail could name: when it was asked about stands here.
    this.addSql(`create table records.prescription_check (
      id uuid primary key,
      prescription_id uuid not null references records.prescription (id),
      at timestamptz not null,
      request_id text
    )`);
    this.addSql(`create index prescription_check_prescription on records.prescription_check (prescription_id, id)`);
  }

  override down(): void {
    this.addSql(`drop table records.prescription_check, records.prescription_counter, records.prescription`);
    this.addSql(`drop table records.visit_note`);
  }
}
