import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { conflict, invalid } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { constraintMeans } from '../../../shared/persistence/postgres-errors.js';
import { Account } from '../domain/account.js';
import { Accounts, type Credentials } from '../domain/accounts.js';

constraintMeans('account_email_key', () => conflict('EMAIL_TAKEN', 'There is already an account with this address.'));
for (const name of ['account_email_check', 'account_email_spelling']) {
  constraintMeans(name, () => invalid('/email', 'must be an e-mail address'));
}

@Injectable()
export class PostgresAccounts extends Accounts {
  constructor(private readonly database: Database) {
    super();
  }

  add(account: Account): void {
    this.database.em.persist(account);
  }

  byId(id: string): Promise<Account | undefined> {
    return this.find({ id });
  }

  byEmail(email: string): Promise<Account | undefined> {
    return this.find({ email });
  }

  credentialsOf(account: { email: string } | { id: string }): Promise<Credentials | undefined> {
    const where = 'email' in account ? sql`email = ${account.email}` : sql`id = ${account.id}::uuid`;
    return this.database.row<Credentials>(sql`
      select id, email, password_hash as "passwordHash" from identity.account where ${where}`);
  }

  async administrators(): Promise<string[]> {
    // Filtered only afterwards: everybody who is or was one is waited for.
    const rows = await this.database.rows<{ id: string; able: boolean }>(sql`
      select id, status = 'active' and password_hash is not null as able from identity.account
      where roles @> array['admin'] order by id for update`);
    return rows.filter(({ able }) => able).map(({ id }) => id);
  }

  async noteSignIn(id: string, now: Temporal.Instant): Promise<void> {
    // Past the unit of work: a sign-in is no change of the account that anyone's If-Match should trip over.
    await this.database.rows(sql`
      update identity.account set last_sign_in_at = ${now.toString()}::timestamptz where id = ${id}::uuid`);
  }

  private async find(where: { id: string } | { email: string }): Promise<Account | undefined> {
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE };
    return (await this.database.em.findOne(Account, where, options)) ?? undefined;
  }
}
