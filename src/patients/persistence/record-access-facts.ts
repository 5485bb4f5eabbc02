import { sql } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import type { Database } from '../../shared/persistence/database.js';
import type { RecordAccessFacts } from '../domain/record-access.js';
import { brokeGlassOf, inCareByAppointment } from './in-care-of.js';

/** What decides whether the actor may open a patient's record now; undefined when there is no such patient. */
export async function recordAccessFacts(
  database: Database,
  actor: Actor,
  patientId: string,
  now: Temporal.Instant,
): Promise<RecordAccessFacts | undefined> {
  return database.row<RecordAccessFacts>(sql`
    select p.account_id as "accountId", ${inCareByAppointment(actor, now)} as "inCare",
      ${brokeGlassOf(actor, now)} as "glassBroken"
    from patients.patient p where p.id = ${patientId}::uuid`);
}
