import { sql } from 'kysely';
import { instantOf, isoOf } from '../../shared/persistence/column-types.js';
import type { FieldEncryption } from '../../shared/security/field-encryption.js';
import type { Actor } from '../../shared/kernel/actor.js';
import type { ConfirmedFacts, ListedVisit } from '../application/appointment-reads.js';
import { isParty, whoOf } from '../domain/who.js';
import type { VisitRecord } from '../domain/visit-record.js';

/** The columns of `appointments.appointment a` that make its facts. */
export const factColumns = sql`
  a.id as "appointmentId", a.revision, a.status, a.patient_id as "patientId", a.practitioner_id as "practitionerId",
  a.site_id as "siteId", a.visit_type_id as "visitTypeId", a.starts_at as "start", a.ends_at as "end",
  a.time_zone as "timeZone", a.created_at as "bookedAt", a.confirmed_at as "confirmedAt"`;

export type FactRow = ConfirmedFacts;

export function factsOf(row: FactRow): ConfirmedFacts {
  const { appointmentId, revision, status, patientId, practitionerId, siteId, visitTypeId, timeZone } = row;
  const times = {
    start: isoOf(row.start),
    end: isoOf(row.end),
    bookedAt: isoOf(row.bookedAt),
    confirmedAt: row.confirmedAt && isoOf(row.confirmedAt),
  };
  return { appointmentId, revision, status, patientId, practitionerId, siteId, visitTypeId, timeZone, ...times };
}

/** Everything about a visit but its encrypted texts, of `appointments.appointment a`. */
export const plainColumns = sql`
  a.id, a.version, a.status, a.revision, a.patient_id as "patientId", a.practitioner_id as "practitionerId",
  a.site_id as "siteId", a.visit_type_id as "visitTypeId", a.starts_at as "start", a.ends_at as "end",
  a.time_zone as "timeZone", a.late, a.overlap_allowed as "overlapAllowed",
  a.approval_deadline as "approvalDeadline", a.previous_status as "previousStatus",
  a.status_changed_at as "statusChangedAt", a.confirmed_at as "confirmedAt", a.cancelled_at as "cancelledAt",
  a.created_at as "createdAt", a.updated_at as "updatedAt"`;

/** Everything about a visit, of `appointments.appointment a`. */
export const visitColumns = sql`${plainColumns}, a.reason, a.staff_note as "staffNote"`;

/** A visit as the driver answers it: instants as text, encrypted columns as bytes. */
export type VisitRow = {
  readonly [Key in keyof VisitRecord]: Key extends 'reason' | 'staffNote'
    ? Buffer | null
    : VisitRecord[Key] extends Temporal.Instant
      ? string
      : VisitRecord[Key] extends Temporal.Instant | null
        ? string | null
        : VisitRecord[Key];
};

/** A visit in a list: texts that its reader is not shown there are not decrypted either. */
export function listedVisit(row: VisitRow, actor: Actor, encryption: FieldEncryption): ListedVisit {
  const shown = isParty(whoOf(actor, row)) ? row : { ...row, reason: null, staffNote: null };
  const written = { hasReason: row.reason !== null, hasStaffNote: row.staffNote !== null };
  return { ...recordOf(shown, encryption), ...written };
}

export function recordOf(row: VisitRow, encryption: FieldEncryption): VisitRecord {
  const instant = (text: string | null) => text && instantOf(text);
  return {
    ...row,
    start: instantOf(row.start),
    end: instantOf(row.end),
    reason: row.reason && encryption.decrypt(row.reason),
    staffNote: row.staffNote && encryption.decrypt(row.staffNote),
    approvalDeadline: instant(row.approvalDeadline) as Temporal.Instant | null,
    statusChangedAt: instantOf(row.statusChangedAt),
    confirmedAt: instant(row.confirmedAt) as Temporal.Instant | null,
    cancelledAt: instant(row.cancelledAt) as Temporal.Instant | null,
    createdAt: instantOf(row.createdAt),
    updatedAt: instantOf(row.updatedAt),
  };
}
