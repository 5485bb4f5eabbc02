import type { Policies } from '../../settings/index.js';
import type { VisitRecord } from './visit-record.js';
import type { Parties } from './who.js';

/** When and where a visit takes place. */
export interface Place {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly timeZone: string;
}

export interface Booking extends Place, Parties {
  readonly id: string;
  readonly visitTypeId: string;
  readonly reason: string | null;
  /** Waits for the clinic's approval. */
  readonly needsApproval: boolean;
  /** Why staff let it overlap another visit of the patient. */
  readonly overlapReason?: string;
}

/** A visit as it begins. */
export function bookedState(booking: Booking, now: Temporal.Instant, policies: Policies): VisitRecord {
  const { needsApproval, overlapReason, ...rest } = booking;
  return {
    ...rest,
    version: 1,
    revision: 0,
    status: needsApproval ? 'pending' : 'confirmed',
    staffNote: null,
    late: false,
    overlapAllowed: overlapReason !== undefined,
    approvalDeadline: needsApproval ? deadlineOf(now, booking.start, policies) : null,
    previousStatus: null,
    statusChangedAt: now,
    confirmedAt: needsApproval ? null : now,
    cancelledAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** A request waits so long for its answer, at most until its start. */
export function deadlineOf(
  now: Temporal.Instant,
  start: Temporal.Instant,
  { approvalDeadlineHours }: Policies,
): Temporal.Instant {
  const deadline = now.add({ hours: approvalDeadlineHours });
  return Temporal.Instant.compare(deadline, start) < 0 ? deadline : start;
}
