import { sql } from 'kysely';
import type { FigureFilter, FigureScope } from '../domain/scope.js';

/** SQL: the local day of `appointments.appointment a`, in the zone of its site. */
export const visitDay = sql`(a.starts_at at time zone a.time_zone)::date`;

/**
 * SQL: `a` starts on one of these local dates, `to` excluded. A day begins at another instant at every site: the bound in
 * UTC beside it is wide enough for all and finds the index.
 */
export const startsOn = (from: string, to: string) => sql`${visitDay} >= ${from}::date and ${visitDay} < ${to}::date
  and a.starts_at >= ${from}::date::timestamp at time zone 'UTC' - interval '1 day'
  and a.starts_at < ${to}::date::timestamp at time zone 'UTC' + interval '1 day'`;

/**
 * SQL: what of `alias` (with practitioner_id and site_id) somebody sees and has asked for. Its text is always the same,
 * so that each report is one named statement; the planner folds the constants away.
 */
export function within(alias: 'a' | 'w', scope: FigureScope, filter: FigureFilter) {
  const practitioner = sql.ref(`${alias}.practitioner_id`);
  const site = sql.ref(`${alias}.site_id`);
  return sql`(${scope.all}::boolean or ${site} = any(${scope.siteIds}::uuid[])
      or ${practitioner} = ${scope.practitionerId}::uuid)
    and (${filter.siteId ?? null}::uuid is null or ${site} = ${filter.siteId ?? null}::uuid)
    and (${filter.practitionerId ?? null}::uuid is null or ${practitioner} = ${filter.practitionerId ?? null}::uuid)
    and (${filter.specialtyId ?? null}::uuid is null or ${practitioner} in (
      select id from practitioners.practitioner where specialty_ids @> array[${filter.specialtyId ?? null}::uuid]))`;
}

/** SQL: `a` is of the visit type, if one is asked for. */
export const ofType = ({ visitTypeId }: FigureFilter) =>
  sql`(${visitTypeId ?? null}::uuid is null or a.visit_type_id = ${visitTypeId ?? null}::uuid)`;
