import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { accountColumns, accountOf, type AccountRecord } from './account-record.js';

/** Any account. Who may ask is decided by the route's role. */
export class ReadAccount extends Query<AccountRecord> {
  constructor(readonly id: string) {
    super();
  }
}

@Handles(ReadAccount)
class ReadAccountHandler {
  constructor(private readonly database: Database) {}

  async execute({ id }: ReadAccount): Promise<AccountRecord> {
    const row = await this.database.row<AccountRecord>(
      sql`select ${accountColumns} from identity.account a where a.id = ${id}::uuid`,
    );
    if (!row) throw missing('account');
    return accountOf(row);
  }
}
