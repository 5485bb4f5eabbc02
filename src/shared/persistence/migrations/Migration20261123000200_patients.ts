import { Migration } from '@mikro-orm/migrations';

export class Migration20261123000200_patients extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists patients`);

    this.addSql(`create table patients.patient (
      id uuid primary key,
      account_id uuid,
      full_name text not null,
      email text,
      phone text,
      birth_date date,
      time_zone text,
      locale text,
      created_at timestamptz not null,
      version int not null default 1,
      constraint patient_account_id_key unique (account_id)
    )`);
    this.addSql(`create index patient_full_name_id on patients.patient (full_name, id)`);
    this.addSql(`create index patient_search on patients.patient
      using gin ((full_name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) gin_trgm_ops)`);

    this.addSql(`create table patients.care_relation (
      appointment_id uuid primary key,
      patient_id uuid not null references patients.patient (id),
      practitioner_id uuid not null,
      status text not null,
      since timestamptz not null,
      until timestamptz
    )`);
    this.addSql(
      `create index care_relation_patient_practitioner on patients.care_relation (patient_id, practitioner_id)`,
    );
  }

  override down(): void {
    this.addSql(`drop schema patients cascade`);
  }
}
