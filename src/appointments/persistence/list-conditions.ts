import { sql, type RawBuilder } from 'kysely';
import { positionOf } from '../../shared/http/paging.js';
import { invalid } from '../../shared/kernel/domain-error.js';
import { isId, isInstantText } from '../../shared/http/fields.js';
import type { Bound } from '../../shared/kernel/bound.js';

/** What a list may be narrowed to; `to` is exclusive. Dates are read in the zone of each appointment's site. */
export interface AppointmentFilter {
  readonly status?: readonly string[];
  readonly from?: Bound;
  readonly to?: Bound;
  readonly practitionerId?: string;
  readonly patientId?: string;
  readonly siteId?: string;
  /** Appointments of one of these patients, or with one of these practitioners. */
  readonly people?: { readonly patientIds: readonly string[]; readonly practitionerIds: readonly string[] };
  readonly sort: 'start' | '-start' | 'createdAt' | '-createdAt';
  readonly limit: number;
  readonly cursor?: string;
}

const columns = { start: sql`a.starts_at`, createdAt: sql`a.created_at` };

/** The sort column and direction; the closed list of sorts keeps the number of statements small. */
export function orderOf(sort: AppointmentFilter['sort']) {
  const key = sort.replace('-', '') as keyof typeof columns;
  return { column: columns[key], direction: sort.startsWith('-') ? sql`desc` : sql`asc` };
}

/** SQL: what the filter and the cursor ask of `appointments.appointment a`. */
export function conditionsOf(filter: AppointmentFilter): RawBuilder<boolean> {
  const { status, practitionerId, patientId, siteId, people, from, to } = filter;
  const conditions = [
    sql`true`,
    ...(status ? [sql`a.status = any(${status}::text[])`] : []),
    ...(practitionerId ? [sql`a.practitioner_id = ${practitionerId}::uuid`] : []),
    ...(patientId ? [sql`a.patient_id = ${patientId}::uuid`] : []),
    ...(siteId ? [sql`a.site_id = ${siteId}::uuid`] : []),
    ...(people
      ? [
          sql`(a.patient_id = any(${people.patientIds}::uuid[])
          or a.practitioner_id = any(${people.practitionerIds}::uuid[]))`,
        ]
      : []),
    ...(from ? [startsFrom(from)] : []),
    ...(to ? [startsBefore(to)] : []),
    ...afterCursor(filter),
  ];
  return sql`${sql.join(conditions, sql` and `)}`;
}

// A day begins at another instant at every site. The bound in UTC beside it is wide enough for all and finds the index.
const startsFrom = (bound: Bound) =>
  'date' in bound
    ? sql`(a.starts_at at time zone a.time_zone)::date >= ${bound.date}::date
        and a.starts_at >= ${bound.date}::date::timestamp at time zone 'UTC' - interval '1 day'`
    : sql`a.starts_at >= ${bound.instant.toString()}::timestamptz`;

const startsBefore = (bound: Bound) =>
  'date' in bound
    ? sql`(a.starts_at at time zone a.time_zone)::date < ${bound.date}::date
        and a.starts_at < ${bound.date}::date::timestamp at time zone 'UTC' + interval '1 day'`
    : sql`a.starts_at < ${bound.instant.toString()}::timestamptz`;

function afterCursor({ cursor, sort }: AppointmentFilter): RawBuilder<unknown>[] {
  const position = positionOf(cursor, 2);
  if (!position) return [];
  const [key, id] = position;
  const known = typeof key === 'string' && isInstantText(key.replace(/([+-]\d\d)$/, '$1:00')) && isId(id);
  if (!known) throw invalid('cursor', 'is not a cursor of this list');
  const { column } = orderOf(sort);
  const beyond = sort.startsWith('-') ? sql`<` : sql`>`;
  return [sql`(${column}, a.id) ${beyond} (${key}::timestamptz, ${id}::uuid)`];
}
