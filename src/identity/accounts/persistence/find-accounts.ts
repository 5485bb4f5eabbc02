import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../../shared/persistence/database.js';
import type { AccountStatus } from '../domain/account.js';
import { Handles } from '../../handlers.js';

/** What other parts need to know about an account: whom to write to, and whether the address is known to be right. */
export interface AccountSummary {
  readonly id: string;
  readonly email: string;
  readonly fullName: string;
  readonly phone: string | null;
  readonly emailVerified: boolean;
  readonly status: AccountStatus;
}

/** Accounts by their ids, in no order; ids that name nobody are left out. For other contexts, without an actor's scope. */
export class FindAccounts extends Query<AccountSummary[]> {
  constructor(readonly ids: readonly string[]) {
    super();
  }
}

@Handles(FindAccounts)
class FindAccountsHandler {
  constructor(private readonly database: Database) {}

  async execute({ ids }: FindAccounts): Promise<AccountSummary[]> {
    if (ids.length === 0) return [];
    return this.database.rows<AccountSummary>(sql`
      select id, email, full_name as "fullName", phone, verified_at is not null as "emailVerified", status
      from identity.account where id = any(${ids}::uuid[])`);
  }
}
