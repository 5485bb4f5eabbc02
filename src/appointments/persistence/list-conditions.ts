import { sql, type RawBuilder } from 'kysely';
import type { Bound } from '../../shared/kernel/bound.js';
import { flagged, type AppointmentFlag } from '../../practitioners/index.js';
import type { AppointmentState } from '../domain/appointment-state.js';
import { occupyingStatuses } from '../domain/status.js';
import { keyset } from '../../shared/persistence/keyset.js';

/** What a list may be narrowed to; `to` is exclusive. Dates are read in the zone of each appointment's site. */
export interface AppointmentFilter {
  readonly status?: readonly string[];
  readonly from?: Bound;
  readonly to?: Bound;
  readonly practitionerId?: string;
  readonly patientId?: string;
  readonly siteId?: string;
  /** To come or under way, and with one of these flags. */
  readonly flag?: readonly AppointmentFlag[];
  /** Appointments of one of these patients, or with one of these practitioners. */
  readonly people?: { readonly patientIds: readonly string[]; readonly practitionerIds: readonly string[] };
  readonly sort: 'start' | '-start' | 'createdAt' | '-createdAt';
  readonly limit: number;
  readonly cursor?: string;
}

type Sorted = Pick<AppointmentState, 'id' | 'start' | 'createdAt'>;

/** The closed list of sorts keeps the number of statements small. */
export function orderOf(sort: AppointmentFilter['sort']) {
  return keyset<Sorted>(sort.startsWith('-') ? 'desc' : 'asc', [
    sort.endsWith('start')
      ? { column: sql`a.starts_at`, kind: 'instant', of: ({ start }) => start.toString() }
      : { column: sql`a.created_at`, kind: 'instant', of: ({ createdAt }) => createdAt.toString() },
    { column: sql`a.id`, kind: 'id', of: ({ id }) => id },
  ]);
}

/** SQL: what the filter asks of `appointments.appointment a`. */
export function conditionsOf(filter: AppointmentFilter, now: Temporal.Instant): RawBuilder<boolean> {
  const { status, practitionerId, patientId, siteId, people, from, to, flag } = filter;
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
    ...(flag ? [flagged(flag), takesPlaceAfter(now)] : []),
    ...(from ? [startsFrom(from)] : []),
    ...(to ? [startsBefore(to)] : []),
  ];
  return sql`${sql.join(conditions, sql` and `)}`;
}

/** SQL: `appointments.appointment a` takes time that is not over: only then anything is to be settled about it. */
export const takesPlaceAfter = (now: Temporal.Instant): RawBuilder<boolean> =>
  sql`(a.status = any(${occupyingStatuses}::text[]) and a.ends_at > ${now.toString()}::timestamptz)`;

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
