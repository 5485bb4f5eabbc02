import { Migration } from '@mikro-orm/migrations';

/** A reminder for each lead: how far each has looked, and a kind of message for each. So far all had 24 hours. */
export class Migration20261129110800_reminder_leads extends Migration {
  override up(): void {
    this.addSql(`alter table notifications.reminder_horizon drop column one`);
    this.addSql(`alter table notifications.reminder_horizon add column lead_minutes int not null default 1440`);
    this.addSql(`alter table notifications.reminder_horizon alter column lead_minutes drop default`);
    this.addSql(`alter table notifications.reminder_horizon add primary key (lead_minutes)`);
    this.addSql(`update notifications.message set kind = 'visit-reminder/1440' where kind = 'visit-reminder'`);
  }

  override down(): void {
    this.addSql(
      `delete from notifications.message where kind like 'visit-reminder/%' and kind <> 'visit-reminder/1440'`,
    );
    this.addSql(`update notifications.message set kind = 'visit-reminder' where kind = 'visit-reminder/1440'`);
    this.addSql(`delete from notifications.reminder_horizon where lead_minutes <> 1440`);
    this.addSql(`alter table notifications.reminder_horizon drop column lead_minutes`);
    this.addSql(`alter table notifications.reminder_horizon
      add column one boolean primary key default true check (one)`);
  }
}
