import { sql, type RawBuilder } from 'kysely';
import { positionOf } from '../shared/http/paging.js';

/** SQL: the rows of `platform.audit_event e` that come after the cursor, in the order of {@link newestFirst}. */
export function afterEvent(cursor: string | undefined): RawBuilder<unknown> {
  const [at, id] = positionOf(cursor, 2) ?? [];
  return at === undefined ? sql`` : sql`and (e.at, e.id) < (${at}::timestamptz, ${id}::uuid)`;
}

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

/** SQL: the newest first, and one more than the page holds. */
export function newestFirst(limit: number): RawBuilder<unknown> {
  return sql`order by e.at desc, e.id desc limit ${limit + 1}`;
}
