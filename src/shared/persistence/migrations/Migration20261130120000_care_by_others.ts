import { Migration } from '@mikro-orm/migrations';

/**
 * A visit that its own practitioner's account made gives no access to the record until somebody else saw the patient
 * come. Who made the visits of before stands in their history. It does not say from whom a visit was moved to whom, but
 * who moved it as staff or administrator and is its practitioner now was not its practitioner then.
 */
export class Migration20261130120000_care_by_others extends Migration {
  override up(): void {
    this.addSql(`alter table patients.care_relation add column self_booked_by uuid, add column checked_in_by uuid`);
    this.addSql(`update patients.care_relation r set self_booked_by = p.account_id
      from practitioners.practitioner p
      where p.id = r.practitioner_id and exists (
        select from appointments.history taken
        where taken.appointment_id = r.appointment_id and taken.account_id = p.account_id
          and (taken.action = 'book' and taken.actor_as <> 'patient'
            or taken.action = 'reschedule' and taken.actor_as in ('staff', 'admin'))
          and not exists (
            select from appointments.history asked
            where asked.appointment_id = taken.appointment_id and asked.action = 'reschedule'
              and asked.actor_as = 'patient' and (asked.at, asked.id) > (taken.at, taken.id)))`);
    this.addSql(`update patients.care_relation r set checked_in_by = h.account_id
      from appointments.history h
      where h.appointment_id = r.appointment_id and h.action = 'check-in'
        and r.status in ('checked_in', 'in_consultation', 'completed')
        and not exists (
          select from appointments.history later
          where later.appointment_id = h.appointment_id and (later.at, later.id) > (h.at, h.id)
            and (later.action = 'check-in' or later.action = 'undo' and later.from_status = 'checked_in'))`);
    // How often a practitioner broke a glass lately is counted before the next one.
    this.addSql(`create index break_glass_practitioner_since on patients.break_glass (practitioner_id, since)`);
  }

  override down(): void {
    this.addSql(`drop index patients.break_glass_practitioner_since`);
    this.addSql(`alter table patients.care_relation drop column self_booked_by, drop column checked_in_by`);
  }
}
