import { Migration } from '@mikro-orm/migrations';

/** An appointment keeps what was booked: those from before keep what their visit type says now. */
export class Migration20261201130000_booked_visit_types extends Migration {
  override up(): void {
    this.addSql(`
      alter table appointments.appointment
        add visit_type_name text, add mode text, add fee_amount integer, add fee_currency text;
      update appointments.appointment a
        set visit_type_name = v.name, mode = v.mode, fee_amount = v.fee_amount, fee_currency = v.fee_currency
        from practitioners.visit_type v where v.id = a.visit_type_id;
      update appointments.appointment set visit_type_name = '', mode = 'in_person' where visit_type_name is null;
      alter table appointments.appointment alter visit_type_name set not null, alter mode set not null,
        add constraint appointment_mode_known check (mode in ('in_person', 'video')),
        add constraint appointment_fee_has_currency check ((fee_amount is null) = (fee_currency is null));`);
  }

  override down(): void {
    this.addSql(`alter table appointments.appointment
      drop visit_type_name, drop mode, drop fee_amount, drop fee_currency`);
  }
}
