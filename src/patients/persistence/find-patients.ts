import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { Handles } from '../handlers.js';

/** What other parts need to know about a patient: whom to greet, and how to reach them. */
export interface PatientSummary {
  readonly id: string;
  readonly fullName: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string | null;
  readonly accountId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string | null;
  readonly locale: string | null;
}

/** The columns of a {@link PatientSummary}, of `patients.patient p`. */
export const summaryColumns: RawBuilder<PatientSummary> = sql`
  p.id, p.full_name as "fullName", p.birth_date::text as "birthDate", p.account_id as "accountId", p.email, p.phone, p.time_zone as "timeZone", p.locale`;

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
