import { sql, type RawBuilder } from 'kysely';
import type { DashboardVisitView, StatusCountsView } from '../http/dashboard-visit.view.js';

/** SQL: an instant as RFC 3339 in UTC. */
export const iso = (instant: RawBuilder<unknown>) =>
  sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** SQL: `appointments.appointment a` as a DashboardVisit; its names come from {@link named}. */
export const visitJson = sql`jsonb_build_object('id', a.id, 'status', a.status, 'start', ${iso(sql`a.starts_at`)},
  'end', ${iso(sql`a.ends_at`)}, 'timeZone', a.time_zone, 'statusSince', ${iso(sql`a.status_changed_at`)},
  'createdAt', ${iso(sql`a.created_at`)},
  'approvalDeadline', case when a.status = 'pending' then ${iso(sql`a.approval_deadline`)} end,
  'patientId', a.patient_id, 'practitionerId', a.practitioner_id, 'siteId', a.site_id, 'visitTypeId', a.visit_type_id,
  'names', jsonb_build_object('patient', patient.full_name, 'practitioner', practitioner.full_name,
    'site', site.name, 'visitType', visit_type.name))`;

/** SQL: joins what a visit is about. */
export const named = sql`join patients.patient on patient.id = a.patient_id
  join practitioners.practitioner on practitioner.id = a.practitioner_id
  join practitioners.site on site.id = a.site_id
  join practitioners.visit_type on visit_type.id = a.visit_type_id`;

/** SQL: a list of JSON out of a subquery with one column `item`, in its order. */
export const listOf = (items: RawBuilder<unknown>) =>
  sql`(select coalesce(jsonb_agg(item), '[]') from (${items}) as listed)`;

/** SQL: a condition that finds whoever starts today or within so many days around it by an index. */
export const around = (now: string, daysBefore: number, daysAfter: number) => sql`
  a.starts_at >= ${now}::timestamptz - make_interval(days => ${daysBefore}::int)
  and a.starts_at < ${now}::timestamptz + make_interval(days => ${daysAfter}::int)`;

const none: StatusCountsView = {
  pending: 0,
  confirmed: 0,
  checked_in: 0,
  in_consultation: 0,
  completed: 0,
  declined: 0,
  cancelled: 0,
  no_show: 0,
  expired: 0,
  entered_in_error: 0,
};

/** Zero where there is none. */
export function countsOf(counts: Partial<StatusCountsView> | null): StatusCountsView {
  return { ...none, ...counts };
}

/** Whose visits are shown by name. */
export function patientsOf(...visits: (DashboardVisitView | null)[]): Set<string> {
  return new Set(visits.flatMap((visit) => visit?.patientId ?? []));
}
