import { Migration } from '@mikro-orm/migrations';
import { Logger } from '@nestjs/common';

/** The accounts and the sites that the demo has made so far. */
const ofTheDemo = `email ~ '^(admin|desk|ana|patient[0-9]{2}|dr[.][a-z]+)@demo[.]clinic$'`;
const siteOfTheDemo = `name in ('Lakeside Clinic Colombo', 'Lakeside Clinic London')`;

/**
 * A database remembers whether it is a demo or a clinic. An empty one becomes what is first done with it. Those from before
 * are demos when they hold nothing but the demo's accounts and sites; else they are clinics, and where the demo was loaded
 * into one, its logins, whose password is published, are suspended.
 */
export class Migration20261130100000_installation extends Migration {
  override async up(): Promise<void> {
    await this.execute(`create table platform.installation (
      one boolean primary key default true check (one),
      kind text not null check (kind in ('loading', 'demo', 'clinic'))
    )`);
    await this.execute(`
      insert into platform.installation (kind)
      select case
        when exists (select from identity.account where email not like '%@demo.clinic')
          or exists (select from practitioners.site where not ${siteOfTheDemo})
          or not exists (select from platform.demo) then 'clinic'
        when exists (select from platform.demo where state = 'loading') then 'loading'
        else 'demo' end
      where exists (select from identity.account) or exists (select from practitioners.site)
        or exists (select from practitioners.practitioner)`);
    const suspended = (await this.execute(`
      update identity.account set status = 'suspended', version = version + 1
      where ${ofTheDemo} and status = 'active' and exists (select from platform.demo)
        and exists (select from platform.installation where kind = 'clinic')
      returning id, email`)) as { email: string }[];
    await this.execute(`
      update identity.session set ended_at = last_used_at, end_reason = 'suspended'
      where ended_at is null and account_id in
        (select id from identity.account where ${ofTheDemo} and status = 'suspended')`);
    await this.execute(`drop table platform.demo`);
    await this.execute(`create function platform.first_account_makes_a_clinic() returns trigger language plpgsql as $$
      begin
        insert into platform.installation (kind) values ('clinic') on conflict do nothing;
        return null;
      end $$`);
    await this.execute(`create trigger first_account_makes_a_clinic before insert on identity.account
      for each statement execute function platform.first_account_makes_a_clinic()`);
    if (suspended.length === 0) return;
    const names = suspended.map(({ email }) => email).sort();
    new Logger('Migrations').warn(
      `The demo had been loaded into this clinic. Its logins are suspended, because their password is published: ${names.join(', ')}`,
    );
  }

  override async down(): Promise<void> {
    await this.execute(`drop trigger first_account_makes_a_clinic on identity.account`);
    await this.execute(`drop function platform.first_account_makes_a_clinic`);
    await this.execute(`create table platform.demo (
      one boolean primary key default true check (one),
      state text not null check (state in ('loading', 'loaded'))
    )`);
    await this.execute(`insert into platform.demo (state)
      select case kind when 'loading' then 'loading' else 'loaded' end from platform.installation`);
    await this.execute(`drop table platform.installation`);
  }
}
