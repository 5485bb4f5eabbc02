import { Migration } from '@mikro-orm/migrations';

export class Migration20261130140100_sessions extends Migration {
  override up(): void {
    // Where a session was opened, as a digest: its owner is not slowed down there by strangers who guess.
    this.addSql(`alter table identity.session add column network bytea`);
    this.addSql(
      `create index session_account_network on identity.session (account_id, network) where network is not null`,
    );
    // Who has used a token, as a digest, and whether it got its successor a second time because the answer was lost.
    this.addSql(`alter table identity.refresh_token add column used_agent bytea, add column repeated_at timestamptz`);
  }

  override down(): void {
    this.addSql(`alter table identity.refresh_token drop column repeated_at, drop column used_agent`);
    this.addSql(`drop index identity.session_account_network`);
    this.addSql(`alter table identity.session drop column network`);
  }
}
