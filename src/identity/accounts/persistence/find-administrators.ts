import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';

/** The ids of the accounts that run the clinic now: whom to tell what concerns it as a whole. */
export class FindAdministrators extends Query<string[]> {}

@Handles(FindAdministrators)
class FindAdministratorsHandler {
  constructor(private readonly database: Database) {}

  async execute(): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      sql`select id from identity.account where 'admin' = any(roles) and status = 'active' order by id`,
    );
    return rows.map(({ id }) => id);
  }
}
