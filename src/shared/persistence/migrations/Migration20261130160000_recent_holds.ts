import { Migration } from '@mikro-orm/migrations';

/** Holds of an account are counted over an hour, also those that ended: one index for them and for the live ones. */
export class Migration20261130160000_recent_holds extends Migration {
  override up(): void {
    this.addSql(`create index claim_held_until on scheduling.claim (owner_account_id, expires_at) where kind = 'hold'`);
    this.addSql(`drop index scheduling.claim_held`);
  }

  override down(): void {
    this.addSql(`create index claim_held on scheduling.claim (owner_account_id) where live and kind = 'hold'`);
    this.addSql(`drop index scheduling.claim_held_until`);
  }
}
