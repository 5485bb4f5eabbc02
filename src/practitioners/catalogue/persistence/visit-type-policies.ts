import { sql, type RawBuilder } from 'kysely';
import type { VisitTypeColumns } from '../domain/visit-type.js';

const fields = ['mode', 'forbidsPatientMoves', 'active'] as const satisfies readonly (keyof VisitTypeColumns)[];

/** What a visit type decides about its appointments. */
export type VisitTypePolicies = Pick<VisitTypeColumns, (typeof fields)[number]>;

const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
const pairs = fields.map((field) => sql`${sql.lit(field)}, v.${sql.ref(columnOf(field))}`);

/**
 * SQL: the {@link VisitTypePolicies} of the visit type with this id as they are now, null when there is none. For the
 * statements of contexts that have loaded its id: they need no second one to decide by them.
 */
export function visitTypePolicies(id: RawBuilder<unknown>): RawBuilder<VisitTypePolicies | null> {
  return sql`(select jsonb_build_object(${sql.join(pairs)}) from practitioners.visit_type v where v.id = ${id})`;
}
