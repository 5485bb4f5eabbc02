import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { PasswordHasher } from '../application/password-hasher.js';

/** Which of these addresses sign in with this password and then may more than a patient: a published one opens none. */
export class FindAccountsOpenedBy extends Query<string[]> {
  constructor(
    readonly password: string,
    readonly emails: readonly string[],
  ) {
    super();
  }
}

@Handles(FindAccountsOpenedBy)
class FindAccountsOpenedByHandler {
  constructor(
    private readonly database: Database,
    private readonly hasher: PasswordHasher,
  ) {}

  async execute({ password, emails }: FindAccountsOpenedBy): Promise<string[]> {
    const rows = await this.database.rows<{ email: string; hash: string }>(sql`
      select email, password_hash as hash from identity.account
      where email = any(${emails}) and status = 'active' and password_hash is not null
        and roles && array['admin', 'staff', 'practitioner'] order by email`);
    const opened = await Promise.all(rows.map(({ hash }) => this.hasher.matches(password, hash)));
    return rows.filter((_row, index) => opened[index]).map(({ email }) => email);
  }
}
