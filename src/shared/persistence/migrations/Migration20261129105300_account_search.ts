import { Migration } from '@mikro-orm/migrations';

export class Migration20261129105300_account_search extends Migration {
  override up(): void {
    // As practitioners.searchable: with the dictionary named it does not depend on the search path, so it is immutable.
    this.addSql(`create function identity.searchable(value text) returns text
      language sql immutable strict parallel safe
      return lower(public.unaccent('public.unaccent', normalize(value, NFKC)))`);
    this.addSql(`create index account_search on identity.account
      using gin (identity.searchable(full_name || ' ' || email) public.gin_trgm_ops) with (fastupdate = off)`);
    this.addSql(`create index account_name on identity.account (full_name, id)`);
    this.addSql(`create index account_created_at on identity.account (created_at, id)`);
    // Those who run the clinic are few among all its patients.
    this.addSql(`create index account_roles on identity.account using gin (roles)`);
    this.addSql(`create index account_suspended on identity.account (full_name, id) where status = 'suspended'`);
  }

  override down(): void {
    for (const name of ['search', 'name', 'created_at', 'roles', 'suspended']) {
      this.addSql(`drop index identity.account_${name}`);
    }
    this.addSql(`drop function identity.searchable(text)`);
  }
}
