import type { Policies } from '../../settings/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { cutOffOf } from '../domain/guards.js';
import { allowedActions } from '../domain/lifecycle.js';
import type { VisitRecord } from '../domain/visit-record.js';
import { isClinic, whoOf } from '../domain/who.js';

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
  readonly reason: string | null;
  /** Absent for patients. */
  readonly staffNote?: string | null;
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
  const { id, version, status, revision, timeZone, practitionerId, siteId, visitTypeId, patientId, reason, late } =
    visit;
  return {
    ...{ id, version, status, revision, timeZone, practitionerId, siteId, visitTypeId, patientId, reason, late },
    ...(isClinic(who) ? { staffNote: visit.staffNote } : {}),
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

/** It can still be moved and cancelled. */
function isOpen({ status }: VisitRecord): boolean {
  return status === 'pending' || status === 'confirmed';
}
