import { Migration } from '@mikro-orm/migrations';

/** Visit types that say nothing about lead time and window follow the clinic's policies; null says so. */
export class Migration20261129105600_visit_type_policies extends Migration {
  override up(): void {
    this.addSql(`alter table practitioners.visit_type
      alter column lead_time_minutes drop not null, alter column booking_window_days drop not null`);
    // What nobody had said was stored as 0 and 90: the same as the clinic's policies are at first.
    this.addSql(`update practitioners.visit_type set lead_time_minutes = null where lead_time_minutes = 0`);
    this.addSql(`update practitioners.visit_type set booking_window_days = null where booking_window_days = 90`);
  }

  override down(): void {
    this.addSql(`update practitioners.visit_type
      set lead_time_minutes = coalesce(lead_time_minutes, 0), booking_window_days = coalesce(booking_window_days, 90)`);
    this.addSql(`alter table practitioners.visit_type
      alter column lead_time_minutes set not null, alter column booking_window_days set not null`);
  }
}
