import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { Handles } from '../handlers.js';

/** Who a patient is, as far as a paper says it. */
export interface PatientIdentity {
  readonly fullName: string;
  /** ISO date. */
  readonly birthDate: string | null;
}

/** The name and birth date of a patient, for what is written out in their name; whoever asks has been authorised. */
export class IdentifyPatient extends Query<PatientIdentity | undefined> {
  constructor(readonly patientId: string) {
    super();
  }
}

@Handles(IdentifyPatient)
class IdentifyPatientHandler {
  constructor(private readonly database: Database) {}

  async execute({ patientId }: IdentifyPatient): Promise<PatientIdentity | undefined> {
    return this.database.row<PatientIdentity>(sql`
      select p.full_name as "fullName", p.birth_date::text as "birthDate"
      from patients.patient p where p.id = ${patientId}::uuid`);
  }
}
