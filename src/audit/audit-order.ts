import { sql, type RawBuilder } from 'kysely';
import { keyset } from '../shared/persistence/keyset.js';

/** The events `platform.audit_event e`, newest first. */
export const newestFirst = keyset<{ readonly at: string; readonly id: string }>('desc', [
  { column: sql`e.at`, kind: 'instant', of: ({ at }) => at },
  { column: sql`e.id`, kind: 'id', of: ({ id }) => id },
]);

/**
 * SQL: whether `platform.audit_event e` concerns the patient, alone or in a list. Each half finds its index, and the order
 * comes after: read by time, the trail of a busy clinic is long before it comes to somebody who was there once.
 */
export function concerns(patientId: string): RawBuilder<unknown> {
  return sql`e.id = any(array(
    select own.id from platform.audit_event own where own.patient_id = ${patientId}::uuid
    union all
    select list.id from platform.audit_event list where list.patient_ids @> array[${patientId}::uuid]))`;
}
