import { Migration } from '@mikro-orm/migrations';

/** Visits with their history. A patient is in one place at a time: the database itself refuses anything else. */
export class Migration20261123000500_appointments extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists appointments`);

    this.addSql(`create table appointments.appointment (
      id uuid primary key,
      version int not null default 1,
      status text not null,
      revision int not null,
      patient_id uuid not null,
      practitioner_id uuid not null,
      site_id uuid not null,
      visit_type_id uuid not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      time_zone text not null,
      reason bytea,
      staff_note bytea,
      late boolean not null,
      overlap_allowed boolean not null,
      approval_deadline timestamptz,
      previous_status text,
      status_changed_at timestamptz not null,
      confirmed_at timestamptz,
      cancelled_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint appointment_status_known check (status in ('pending', 'confirmed', 'checked_in', 'in_consultation',
        'completed', 'declined', 'cancelled', 'no_show', 'expired', 'entered_in_error')),
      constraint appointment_ends_after_start check (starts_at < ends_at),
      constraint appointment_patient_no_overlap exclude using gist
        (patient_id with =, tstzrange(starts_at, ends_at) with &&)
        where (status in ('pending', 'confirmed', 'checked_in', 'in_consultation') and not overlap_allowed)
    ) with (fillfactor = 85)`);
    this.addSql(
      `create index appointment_practitioner_starts_at on appointments.appointment (practitioner_id, starts_at, id)`,
    );
    this.addSql(`create index appointment_patient_starts_at on appointments.appointment (patient_id, starts_at, id)`);
    this.addSql(`create index appointment_site_starts_at on appointments.appointment (site_id, starts_at, id)`);
    this.addSql(`create index appointment_starts_at on appointments.appointment (starts_at, id)`);
    this.addSql(`create index appointment_overdue on appointments.appointment (approval_deadline)
      where status = 'pending'`);

    this.addSql(`create table appointments.history (
      id uuid primary key,
      appointment_id uuid not null references appointments.appointment (id),
      at timestamptz not null,
      account_id uuid,
      actor_as text not null,
      on_behalf_of uuid,
      action text not null,
      from_status text,
      to_status text not null,
      revision int not null,
      reason bytea
    )`);
    this.addSql(`create index history_appointment_id on appointments.history (appointment_id, at, id)`);
  }

  override down(): void {
    this.addSql(`drop schema appointments cascade`);
  }
}
