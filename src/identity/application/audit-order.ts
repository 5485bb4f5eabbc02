import { sql, type RawBuilder } from 'kysely';
import { positionOf } from '../../shared/http/paging.js';

/** SQL: the rows of `platform.audit_event e` that come after the cursor, in the order of {@link newestFirst}. */
export function afterEvent(cursor: string | undefined): RawBuilder<unknown> {
  const [at, id] = positionOf(cursor, 2) ?? [];
  return at === undefined ? sql`` : sql`and (e.at, e.id) < (${at}::timestamptz, ${id}::uuid)`;
}

/** SQL: the newest first, and one more than the page holds. */
export function newestFirst(limit: number): RawBuilder<unknown> {
  return sql`order by e.at desc, e.id desc limit ${limit + 1}`;
}
