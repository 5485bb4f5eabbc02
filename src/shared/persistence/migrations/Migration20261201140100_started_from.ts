import { Migration } from '@mikro-orm/migrations';

/** From where a consultation began: one that began without a check-in is undone to `confirmed`. */
export class Migration20261201140100_started_from extends Migration {
  override up(): void {
    this.addSql(`alter table appointments.appointment add column started_from text
      check (started_from in ('confirmed', 'checked_in'))`);
  }

  override down(): void {
    this.addSql(`alter table appointments.appointment drop column started_from`);
  }
}
