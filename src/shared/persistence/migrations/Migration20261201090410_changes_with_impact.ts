import { Migration } from '@mikro-orm/migrations';

/** Groups that a change left outside working time take nobody in; administrators hear once that a licence is running out. */
export class Migration20261201090410_changes_with_impact extends Migration {
  override up(): void {
    this.addSql(`alter table scheduling.claim add closed boolean not null default false`);
    this.addSql(`create index claim_of_group on scheduling.claim (site_id) where live and kind = 'group'`);
    this.addSql(`alter table practitioners.practitioner add licence_warned_for date`);
  }

  override down(): void {
    this.addSql(`alter table practitioners.practitioner drop licence_warned_for`);
    this.addSql(`drop index scheduling.claim_of_group`);
    this.addSql(`alter table scheduling.claim drop closed`);
  }
}
