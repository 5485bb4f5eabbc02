import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { mapPage, pageOf, positionOf, type Page } from '../../shared/http/paging.js';
import { Database } from '../../shared/persistence/database.js';
import { fileColumns, fileOf, type PatientFile } from './patient-file.js';

interface Input {
  /** Part of a name, an e-mail address or a telephone number. */
  readonly q?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** The clinic's patients by name: for the front desk. Who may ask is decided by the route's roles. */
export class ListPatients extends Query<Page<PatientFile>> {
  constructor(readonly input: Input) {
    super();
  }
}

@QueryHandler(ListPatients)
export class ListPatientsHandler implements IQueryHandler<ListPatients> {
  constructor(private readonly database: Database) {}

  async execute({ input }: ListPatients): Promise<Page<PatientFile>> {
    const [name, id] = positionOf(input.cursor, 2) ?? [];
    const after = name === undefined ? sql`` : sql`and (p.full_name, p.id) > (${name}, ${id}::uuid)`;
    const wanted = input.q === undefined ? sql`` : sql`and ${searched} ilike ${patternOf(input.q)}`;
    const rows = await this.database.rows<PatientFile>(sql`
      select ${fileColumns} from patients.patient p where true ${wanted} ${after}
      order by p.full_name, p.id limit ${input.limit + 1}`);
    return mapPage(
      pageOf(rows, input.limit, (row) => [row.fullName, row.id]),
      fileOf,
    );
  }
}

/** The very expression of the index patient_search. */
const searched = sql`(p.full_name || ' ' || coalesce(p.email, '') || ' ' || coalesce(p.phone, ''))`;

function patternOf(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
