import { Migration } from '@mikro-orm/migrations';

export class Migration20261129104500_backup extends Migration {
  override up(): void {
    // When the clinic was last saved elsewhere: by `export`, or by other means that were noted.
    this.addSql(`create table platform.backup (
      id uuid primary key,
      at timestamptz not null,
      kind text not null check (kind in ('export', 'other')),
      bytes bigint
    )`);
    this.addSql(`create index backup_at on platform.backup (at)`);
  }

  override down(): void {
    this.addSql(`drop table platform.backup`);
  }
}
