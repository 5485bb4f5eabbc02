import { Migration } from '@mikro-orm/migrations';

export class Migration20261123000900_patient_profile extends Migration {
  override up(): void {
    this.addSql(`alter table patients.patient
      add column sex text constraint patient_sex check (sex in ('female', 'male', 'other', 'unknown')),
      add column gender text,
      add column address jsonb`);

    // Every version stays: a record says what was known when.
    this.addSql(`create table patients.medical_history (
      id uuid primary key,
      patient_id uuid not null references patients.patient (id),
      version int not null,
      content bytea not null,
      written_at timestamptz not null,
      written_by uuid not null,
      written_as text not null check (written_as in ('patient', 'practitioner')),
      unique (patient_id, version)
    )`);

    this.addSql(`create table patients.emergency_contacts (
      patient_id uuid primary key references patients.patient (id),
      version int not null,
      content bytea not null,
      updated_at timestamptz not null
    )`);

    this.addSql(`create table patients.photo (
      patient_id uuid primary key references patients.patient (id),
      content bytea not null,
      updated_at timestamptz not null
    )`);

    // The reason stands in the audit trail.
    this.addSql(`create table patients.break_glass (
      id uuid primary key,
      patient_id uuid not null references patients.patient (id),
      practitioner_id uuid not null,
      since timestamptz not null,
      until timestamptz not null
    )`);
    this.addSql(
      `create index break_glass_patient_practitioner on patients.break_glass (patient_id, practitioner_id, until)`,
    );
  }

  override down(): void {
    this.addSql(
      `drop table patients.break_glass, patients.photo, patients.emergency_contacts, patients.medical_history`,
    );
    this.addSql(`alter table patients.patient drop column sex, drop column gender, drop column address`);
  }
}
