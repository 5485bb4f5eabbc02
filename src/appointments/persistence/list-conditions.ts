import { sql, type RawBuilder } from 'kysely';
import { positionOf } from '../../shared/kernel/page.js';
import { isLocalDateText } from '../../shared/kernel/texts.js';
import type { AppointmentFilter } from '../application/appointment-reads.js';

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
const startsFrom = (bound: string) =>
  isLocalDateText(bound)
    ? sql`(a.starts_at at time zone a.time_zone)::date >= ${bound}::date
        and a.starts_at >= ${bound}::date::timestamp at time zone 'UTC' - interval '1 day'`
    : sql`a.starts_at >= ${instant(bound)}::timestamptz`;

const startsBefore = (bound: string) =>
  isLocalDateText(bound)
    ? sql`(a.starts_at at time zone a.time_zone)::date < ${bound}::date
        and a.starts_at < ${bound}::date::timestamp at time zone 'UTC' + interval '1 day'`
    : sql`a.starts_at < ${instant(bound)}::timestamptz`;

const instant = (text: string): string => Temporal.Instant.from(text).toString();

function afterCursor({ cursor, sort }: AppointmentFilter): RawBuilder<unknown>[] {
  const position = positionOf(cursor, ['instant', 'id']);
  if (!position) return [];
  const [key, id] = position;
  const { column } = orderOf(sort);
  const beyond = sort.startsWith('-') ? sql`<` : sql`>`;
  return [sql`(${column}, a.id) ${beyond} (${key}::timestamptz, ${id}::uuid)`];
}
