import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../../shared/persistence/database.js';
import type { Row } from '../../../shared/persistence/pending-writes.js';
import { Handles } from '../../handlers.js';
import type { PractitionerRow } from '../domain/practitioner.js';
import { calledLike, spelledLike } from './called-like.js';
import { PractitionerTable } from './practitioner-table.js';

/** By their ids, a specialty or a name (also misspelt), suspended ones too; all of them when no filter is given. */
export class FindPractitioners extends Query<PractitionerRow[]> {
  constructor(
    readonly filter: { readonly ids?: readonly string[]; readonly specialtyId?: string; readonly name?: string },
  ) {
    super();
  }
}

@Handles(FindPractitioners)
class FindPractitionersHandler {
  constructor(
    private readonly database: Database,
    private readonly table: PractitionerTable,
  ) {}

  async execute({ filter: { ids, specialtyId, name } }: FindPractitioners): Promise<PractitionerRow[]> {
    const all = sql`true`;
    const byId = ids ? sql`p.id = any(${ids}::uuid[])` : all;
    const bySpecialty = specialtyId ? sql`p.specialty_ids @> array[${specialtyId}::uuid]` : all;
    const byName =
      name === undefined ? all : sql`p.id in (select practitioner_id from (${calledLike(spelledLike(name))}) called)`;
    const { columns, read } = this.table.shared;
    const rows = await this.database.rows<Row>(sql`
      select ${columns} from practitioners.practitioner p where ${byId} and ${bySpecialty} and ${byName}`);
    return rows.map(read);
  }
}
