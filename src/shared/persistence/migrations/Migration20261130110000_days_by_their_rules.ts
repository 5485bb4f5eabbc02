import { Migration } from '@mikro-orm/migrations';

/**
 * Removes the stored days that are not over: those past the horizon may be of opening hours that have changed since. They
 * are built again by who needs them, and ahead of that by the worker.
 */
export class Migration20261130110000_days_by_their_rules extends Migration {
  override up(): void {
    this.addSql(`delete from scheduling.practitioner_day where day >= current_date - 1`);
    this.addSql(`update scheduling.calendar set built_until = current_date - 2 where built_until >= current_date - 1`);
  }

  override down(): void {}
}
