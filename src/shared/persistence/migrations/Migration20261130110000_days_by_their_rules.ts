import { Migration } from '@mikro-orm/migrations';

/**
 * Removes the stored days that are not over: those past the horizon may be of opening hours that have changed since. They
 * are built again by who needs them, and ahead of that by the worker. Only bookings made such days, so the last change of
 * an appointment says from when on.
 */
export class Migration20261130110000_days_by_their_rules extends Migration {
  override up(): void {
    const lastChange = `(select max(updated_at)::date from appointments.appointment)`;
    this.addSql(`delete from scheduling.practitioner_day where day >= ${lastChange} - 1`);
    this.addSql(
      `update scheduling.calendar set built_until = ${lastChange} - 2 where built_until >= ${lastChange} - 1`,
    );
  }

  override down(): void {}
}
