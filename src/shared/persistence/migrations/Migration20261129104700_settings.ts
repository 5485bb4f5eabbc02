import { Migration } from '@mikro-orm/migrations';

/** What an administrator decides about the clinic as a whole: one row, and the logo apart from it. */
export class Migration20261129104700_settings extends Migration {
  override up(): void {
    this.addSql(`create schema settings`);

    // What the document does not have, has its default: the first row decides nothing.
    this.addSql(`create table settings.clinic (
      one boolean primary key default true check (one),
      version int not null default 1,
      document jsonb not null
    )`);
    this.addSql(`insert into settings.clinic (document) values ('{}')`);

    this.addSql(`create table settings.logo (
      one boolean primary key default true check (one),
      content bytea not null,
      tag text not null,
      changed_at timestamptz not null
    )`);
  }

  override down(): void {
    this.addSql(`drop schema settings cascade`);
  }
}
