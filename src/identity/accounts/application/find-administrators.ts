import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../../shared/persistence/database.js';

/** The ids of the accounts that run the clinic now: whom to tell what concerns it as a whole. */
export class FindAdministrators extends Query<string[]> {}

@QueryHandler(FindAdministrators)
export class FindAdministratorsHandler implements IQueryHandler<FindAdministrators> {
  constructor(private readonly database: Database) {}

  async execute(): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      sql`select id from identity.account where 'admin' = any(roles) and status = 'active' order by id`,
    );
    return rows.map(({ id }) => id);
  }
}
