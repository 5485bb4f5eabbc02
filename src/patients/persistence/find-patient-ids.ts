import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { Handles } from '../handlers.js';
import { whoIsMeantBy } from './patient-search.js';

/**
 * The ids of the patients whom a text may mean (a name, an e-mail address, a telephone number), the best matches first.
 * For other contexts, without an actor's scope: they show only what their own scope lets the actor see.
 */
export class FindPatientIds extends Query<string[]> {
  constructor(
    readonly text: string,
    readonly max: number,
  ) {
    super();
  }
}

@Handles(FindPatientIds)
class FindPatientIdsHandler {
  constructor(private readonly database: Database) {}

  async execute({ text, max }: FindPatientIds): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      sql`select id from (${whoIsMeantBy(text)}) meant order by rank desc, id limit ${max}::int`,
    );
    return rows.map(({ id }) => id);
  }
}
