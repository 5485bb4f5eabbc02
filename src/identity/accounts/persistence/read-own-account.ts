import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/kernel/actor.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { isoOf } from '../../../shared/persistence/column-types.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import type { OwnAccount } from '../http/me.view.js';

/** The actor's own account. */
export class ReadOwnAccount extends Query<OwnAccount> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@Handles(ReadOwnAccount)
class ReadOwnAccountHandler {
  constructor(private readonly database: Database) {}

  async execute({ actor }: ReadOwnAccount): Promise<OwnAccount> {
    const row = await this.database.row<OwnAccount>(sql`
      select id, email, verified_at is not null as "emailVerified", full_name as "fullName", phone, roles,
             patient_id as "patientId", practitioner_id as "practitionerId", site_ids::text[] as "siteIds",
             created_at as "createdAt", last_sign_in_at as "lastSignInAt", version
      from identity.account where id = ${actor.accountId}::uuid`);
    if (!row) throw missing('account');
    return { ...row, createdAt: isoOf(row.createdAt), lastSignInAt: row.lastSignInAt && isoOf(row.lastSignInAt) };
  }
}
