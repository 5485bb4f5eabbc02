import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql, type RawBuilder } from 'kysely';
import { VisitType, type VisitTypeColumns } from '../domain/visit-type.js';

const fields = ['forbidsPatientMoves', 'active'] as const satisfies readonly (keyof VisitTypeColumns)[];

/** What a visit type decides about its appointments. */
export type VisitTypePolicies = Pick<VisitTypeColumns, (typeof fields)[number]>;

/**
 * SQL: the {@link VisitTypePolicies} of the visit type with this id as they are now, null when there is none. For the
 * statements of contexts that have loaded its id: they need no second one to decide by them.
 */
export function visitTypePolicies(em: SqlEntityManager, id: RawBuilder<unknown>): RawBuilder<VisitTypePolicies | null> {
  const { properties } = em.getMetadata(VisitType);
  const pairs = fields.map((field) => sql`${sql.lit(field)}, v.${sql.ref(properties[field].fieldNames[0]!)}`);
  return sql`(select jsonb_build_object(${sql.join(pairs)}) from practitioners.visit_type v where v.id = ${id})`;
}
