import type { Policies } from '../../settings/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { cutOffOf } from '../domain/guards.js';
import { allowedActions } from '../domain/lifecycle.js';
import type { VisitRecord } from '../domain/visit-record.js';
import { isClinic, isParty, whoOf } from '../domain/who.js';
import type { ListedVisit } from './appointment-reads.js';

/** A visit as its reader may see it: plain data, so that an answer can be stored and replayed. */
export interface AppointmentDetails {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly revision: number;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly patientId: string;
  /** Absent where {@link listedDetailsOf} leaves it out. */
  readonly reason?: string | null;
  readonly hasReason: boolean;
  /** Absent for patients, and where {@link listedDetailsOf} leaves it out. */
  readonly staffNote?: string | null;
  /** Absent for patients. */
  readonly hasStaffNote?: boolean;
  readonly late: boolean;
  readonly approvalDeadline: string | null;
  /** Until when the patient cancels in time, and may move it; null when it is not ahead any more. */
  readonly cutOff: string | null;
  readonly confirmedAt: string | null;
  readonly cancelledAt: string | null;
  readonly allowedActions: string[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

export function detailsOf(
  visit: VisitRecord,
  actor: Actor,
  now: Temporal.Instant,
  policies: Policies,
): AppointmentDetails {
  const who = whoOf(actor, visit);
  const { id, version, status, revision, timeZone, practitionerId, siteId, visitTypeId, patientId, late } = visit;
  const { reason, staffNote } = visit;
  return {
    ...{ id, version, status, revision, timeZone, practitionerId, siteId, visitTypeId, patientId, late },
    ...{ reason, hasReason: reason !== null },
    ...(isClinic(who) ? { staffNote, hasStaffNote: staffNote !== null } : {}),
    start: visit.start.toString(),
    end: visit.end.toString(),
    approvalDeadline: visit.approvalDeadline?.toString() ?? null,
    cutOff: isOpen(visit) ? cutOffOf(visit, policies).toString() : null,
    confirmedAt: visit.confirmedAt?.toString() ?? null,
    cancelledAt: visit.cancelledAt?.toString() ?? null,
    allowedActions: allowedActions(visit, who, now, policies),
    createdAt: visit.createdAt.toString(),
    updatedAt: visit.updatedAt.toString(),
  };
}

/**
 * A visit in a list. Who runs the desk sees there that something was written about it, and reads it with the visit itself,
 * which leaves a trace; its patient and its practitioner see the texts.
 */
export function listedDetailsOf(
  visit: ListedVisit,
  actor: Actor,
  now: Temporal.Instant,
  policies: Policies,
): AppointmentDetails {
  const details = detailsOf(visit, actor, now, policies);
  if (isParty(whoOf(actor, visit))) return details;
  const { reason: _, staffNote: __, ...rest } = details;
  return { ...rest, hasReason: visit.hasReason, hasStaffNote: visit.hasStaffNote };
}

/** It can still be moved and cancelled. */
function isOpen({ status }: VisitRecord): boolean {
  return status === 'pending' || status === 'confirmed';
}
