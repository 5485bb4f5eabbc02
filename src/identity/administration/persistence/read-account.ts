import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import { missing } from '../../../shared/kernel/domain-error.js';
import { isoOf } from '../../../shared/persistence/column-types.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import type { AccountRecord } from '../http/users.view.js';

/** The columns of an {@link AccountRecord}, of `identity.account a`. */
export const accountColumns: RawBuilder<AccountRecord> = sql`
  a.id, a.email, a.verified_at is not null as "emailVerified", a.full_name as "fullName", a.phone, a.roles,
  a.site_ids::text[] as "siteIds", a.status, a.patient_id as "patientId", a.practitioner_id as "practitionerId",
  a.created_at as "createdAt", a.last_sign_in_at as "lastSignInAt", a.password_hash is null as invited, a.version`;

export function accountOf(row: AccountRecord): AccountRecord {
  return { ...row, createdAt: isoOf(row.createdAt), lastSignInAt: row.lastSignInAt && isoOf(row.lastSignInAt) };
}

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
