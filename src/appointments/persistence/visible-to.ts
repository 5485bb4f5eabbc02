import { sql, type RawBuilder } from 'kysely';
import { hasRole, type Actor } from '../../shared/kernel/actor.js';
import { hidden, missing, type DomainError } from '../../shared/kernel/domain-error.js';
import type { Database } from '../../shared/persistence/database.js';

/**
 * SQL: the rows of `appointments.appointment a` that the actor may know of. Its text depends on the actor's roles only,
 * and names no role the actor has not got, so that each list finds its index.
 */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  if (hasRole(actor, 'admin')) return sql`true`;
  const mine: RawBuilder<boolean>[] = [];
  // What was entered in error is hidden from the patient.
  if (actor.patientId) mine.push(sql`(a.patient_id = ${actor.patientId}::uuid and a.status <> 'entered_in_error')`);
  if (hasRole(actor, 'practitioner') && actor.practitionerId) {
    mine.push(sql`a.practitioner_id = ${actor.practitionerId}::uuid`);
  }
  if (hasRole(actor, 'staff')) mine.push(sql`a.site_id = any(${actor.siteIds}::uuid[])`);
  return mine.length === 0 ? sql`false` : sql`(${sql.join(mine, sql` or `)})`;
}

/** The refusal of an appointment that {@link visibleTo} did not show: the same for one that is not there and one that is hidden. */
export async function refusalAt(id: string, database: Database): Promise<DomainError> {
  const appointment = await database.row<{ patientId: string }>(
    sql`select a.patient_id as "patientId" from appointments.appointment a where a.id = ${id}::uuid`,
  );
  return appointment
    ? hidden('appointment', { ...appointment, resource: 'appointment', resourceId: id })
    : missing('appointment');
}
