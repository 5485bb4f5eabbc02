import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { Handles } from '../handlers.js';
import { summaryColumns, type PatientSummary } from './patient-summary.js';

/** Patients by their ids, in no order; ids that name nobody are left out. For other contexts, without an actor's scope. */
export class FindPatients extends Query<PatientSummary[]> {
  constructor(readonly ids: readonly string[]) {
    super();
  }
}

@Handles(FindPatients)
class FindPatientsHandler {
  constructor(private readonly database: Database) {}

  async execute({ ids }: FindPatients): Promise<PatientSummary[]> {
    if (ids.length === 0) return [];
    return this.database.rows<PatientSummary>(
      sql`select ${summaryColumns} from patients.patient p where p.id = any(${ids}::uuid[])`,
    );
  }
}
