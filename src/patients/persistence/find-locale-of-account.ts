import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { Handles } from '../handlers.js';

/** The language in which the owner of an account wants to be written to, as their patient file says; null: it says none. */
export class FindLocaleOfAccount extends Query<string | null> {
  constructor(readonly accountId: string) {
    super();
  }
}

@Handles(FindLocaleOfAccount)
class FindLocaleOfAccountHandler {
  constructor(private readonly database: Database) {}

  async execute({ accountId }: FindLocaleOfAccount): Promise<string | null> {
    const found = await this.database.row<{ locale: string | null }>(
      sql`select p.locale from patients.patient p where p.account_id = ${accountId}::uuid`,
    );
    return found?.locale ?? null;
  }
}
