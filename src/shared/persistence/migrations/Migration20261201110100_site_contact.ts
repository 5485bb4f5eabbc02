import { Migration } from '@mikro-orm/migrations';

/** How patients reach a site, and what it tells them before they come. */
export class Migration20261201110100_site_contact extends Migration {
  override up(): void {
    this.addSql('alter table practitioners.site add phone text, add email text, add directions text');
  }

  override down(): void {
    this.addSql('alter table practitioners.site drop phone, drop email, drop directions');
  }
}
