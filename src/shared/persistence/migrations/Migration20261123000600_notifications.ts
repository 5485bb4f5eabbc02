import { Migration } from '@mikro-orm/migrations';

/** Messages with what became of them, how far reminders have been made, and the mailbox of development. */
export class Migration20261123000600_notifications extends Migration {
  override up(): void {
    this.addSql(`create schema if not exists notifications`);

    this.addSql(`create table notifications.message (
      id uuid primary key,
      kind text not null,
      channel text not null default 'email' check (channel in ('email')),
      recipient_kind text not null check (recipient_kind in ('patient', 'practitioner', 'account')),
      recipient_id uuid not null,
      appointment_id uuid,
      event_id uuid,
      revision int not null,
      details jsonb not null,
      status text not null default 'due' check (status in ('due', 'sending', 'sent', 'skipped', 'parked')),
      attempts int not null default 0,
      next_attempt_at timestamptz not null,
      sent_at timestamptz,
      last_error text,
      caused_at timestamptz not null,
      created_at timestamptz not null,
      constraint message_about_one check (num_nonnulls(appointment_id, event_id) = 1)
    )`);
    this.addSql(`create unique index message_identity on notifications.message
      (coalesce(appointment_id, event_id), revision, kind, channel, recipient_id)`);
    this.addSql(`create index message_due on notifications.message (next_attempt_at)
      where status in ('due', 'sending')`);
    this.addSql(`create index message_by_status on notifications.message (status, id)`);

    // Up to which start visits have been looked at for reminders.
    this.addSql(`create table notifications.reminder_horizon (
      one boolean primary key default true check (one),
      reached timestamptz not null
    )`);
    this.addSql(`insert into notifications.reminder_horizon (reached) values ('1970-01-01T00:00:00Z')`);

    // The id is the message's: a repeated delivery is no second mail. The content is encrypted, as it names patients.
    this.addSql(`create table notifications.mailbox (
      id uuid primary key,
      sent_at timestamptz not null,
      content bytea not null
    )`);
    this.addSql(`create index mailbox_newest on notifications.mailbox (sent_at desc, id desc)`);
  }

  override down(): void {
    this.addSql(`drop schema notifications cascade`);
  }
}
