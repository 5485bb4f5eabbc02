import { Migration } from '@mikro-orm/migrations';

/**
 * Removes the stored days that are not over: those past the horizon may be of opening hours that have changed since. They
 * are built again by who needs them, and ahead of that by the worker. Days that are over are not built any more and stay:
 * reports count the time that was worked on them. Where the clock was moved ahead, the last change of an appointment is
 * later than the real time.
 */
export class Migration20261130110000_days_by_their_rules extends Migration {
  override up(): void {
    const realTime = `'${Temporal.Now.instant().toString()}'::timestamptz`;
    const today = `(select greatest(max(updated_at), ${realTime}) at time zone 'UTC' from appointments.appointment)::date`;
    this.addSql(`delete from scheduling.practitioner_day where day >= ${today} - 1`);
    this.addSql(`update scheduling.calendar set built_until = ${today} - 2 where built_until >= ${today} - 1`);
  }

  override down(): void {}
}
