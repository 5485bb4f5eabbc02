import { sql } from 'kysely';
import type { Database } from '../../shared/persistence/database.js';

/** What belongs to one patient is changed one after the other, also where there is no row of it yet. */
export async function lockPatient(database: Database, patientId: string): Promise<void> {
  await database.rows(sql`select from patients.patient where id = ${patientId}::uuid for no key update`);
}
