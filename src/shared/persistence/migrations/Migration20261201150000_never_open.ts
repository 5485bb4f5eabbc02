import { Migration } from '@mikro-orm/migrations';

/**
 * A site with an empty list of opening hours is never open, as was always said; its days were stored as if it always were. Those
 * that are not over are removed, and built again by who needs them, as `days_by_their_rules` does it.
 */
export class Migration20261201150000_never_open extends Migration {
  override up(): void {
    const realTime = `'${Temporal.Now.instant().toString()}'::timestamptz`;
    const today = `(select greatest(max(updated_at), ${realTime}) at time zone 'UTC' from appointments.appointment)::date`;
    this.addSql(`with gone as (
        delete from scheduling.practitioner_day where day >= ${today} - 1 and site_id in (
          select id from practitioners.site where opening_hours = '[]'::jsonb) returning practitioner_id)
      update scheduling.calendar set built_until = ${today} - 2
        where built_until >= ${today} - 1 and practitioner_id in (select practitioner_id from gone)`);
  }

  override down(): void {}
}
