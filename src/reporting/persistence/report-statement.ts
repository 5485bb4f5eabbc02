import { sql, type RawBuilder } from 'kysely';
import type { GroupBy } from '../domain/report.js';

/** How lines are made: `of` is SQL over the facts' columns; `names` the table that names what the key is an id of. */
interface Key {
  readonly of: (fact: { day: RawBuilder<unknown>; alias: 'a' | 'f' }) => RawBuilder<unknown>;
  readonly names?: RawBuilder<unknown>;
}

const columnOf =
  (column: string): Key['of'] =>
  ({ alias }) =>
    sql.ref(`${alias}.${column}`);

const practitioners = sql`practitioners.practitioner`;
const ids = sql`select id, id as key, full_name as label from ${practitioners}`;

const keys: Record<GroupBy, Key> = {
  day: { of: ({ day }) => day },
  week: { of: ({ day }) => sql`date_trunc('week', ${day})::date` },
  month: { of: ({ day }) => sql`date_trunc('month', ${day})::date` },
  practitioner: { of: columnOf('practitioner_id'), names: ids },
  // A practitioner is in the lines of all their specialties.
  specialty: {
    of: columnOf('practitioner_id'),
    names: sql`select p.id, s.id as key, s.name as label from ${practitioners} p
      cross join lateral unnest(p.specialty_ids) of_practitioner (id)
      join practitioners.specialty s on s.id = of_practitioner.id`,
  },
  site: { of: columnOf('site_id'), names: sql`select id, id as key, name as label from practitioners.site` },
  status: { of: columnOf('status') },
  visitType: {
    of: columnOf('visit_type_id'),
    names: sql`select id, id as key, name as label from practitioners.visit_type`,
  },
};

/** SQL: the key of a fact, as it is before it has a name. */
export const keyOf = (groupBy: GroupBy, alias: 'a' | 'f', day: RawBuilder<unknown>) => keys[groupBy].of({ alias, day });

/** SQL: key and label of a line that needs no table, from the key of its facts. */
function ownNames(groupBy: GroupBy): RawBuilder<unknown> {
  if (groupBy === 'week') return sql`to_char(key, 'YYYY-MM-DD') as key, to_char(key, 'IYYY-"W"IW') as label`;
  if (groupBy === 'month') return sql`to_char(key, 'YYYY-MM') as key, to_char(key, 'YYYY-MM') as label`;
  return sql`key::text as key, key::text as label`;
}

export type Line<Figures> = Figures & { key: string | null; label: string | null };

/**
 * SQL: the lines of a report, the total first (its key is null). `facts` has a column `key`; `figures` are aggregates
 * over its other columns. The total is made of the facts, not of the lines: these may share facts.
 */
export function reportStatement<Figures>(
  groupBy: GroupBy,
  ctes: RawBuilder<unknown>,
  figures: RawBuilder<unknown>,
): RawBuilder<Line<Figures>> {
  const { names } = keys[groupBy];
  const lines = names
    ? sql`select names.key::text as key, names.label, ${figures} from facts join (${names}) names on names.id = facts.key
        group by names.key, names.label`
    : sql`select ${ownNames(groupBy)}, ${figures} from facts group by facts.key`;
  return sql<Line<Figures>>`
    with ${ctes}, total as (select null as key, null as label, ${figures} from facts), lines as (${lines})
    select * from (select 0 as place, * from total union all select 1, * from lines) report
    order by place, label collate platform.alphabetical, key`;
}
