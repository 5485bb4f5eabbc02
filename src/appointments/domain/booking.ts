import type { BookedVisitType } from '../../practitioners/index.js';
import type { Policies } from '../../settings/index.js';
import type { Parties } from './acting-as.js';
import type { AppointmentState } from './appointment-state.js';
import type { Occasion } from './occasion.js';

/** When and where an appointment takes place. */
export interface Place {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly timeZone: string;
}

export interface Booking extends Place, Parties, BookedVisitType {
  readonly id: string;
  readonly visitTypeId: string;
  readonly visitType: AppointmentState['visitType'];
  readonly reason: string | null;
  /** Waits for the clinic's approval. */
  readonly needsApproval: boolean;
  /** Why staff let it overlap another appointment of the patient. */
  readonly overlapReason?: string;
}

/** The state of an appointment that has just been booked. */
export function bookedState(booking: Booking, { now, policies }: Pick<Occasion, 'now' | 'policies'>): AppointmentState {
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
    startedFrom: null,
    statusChangedAt: now,
    confirmedAt: needsApproval ? null : now,
    cancelledAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** When a request that was made now expires: after the clinic's deadline, at its start at the latest. */
export function deadlineOf(
  now: Temporal.Instant,
  start: Temporal.Instant,
  { approvalDeadlineHours }: Policies,
): Temporal.Instant {
  const deadline = now.add({ hours: approvalDeadlineHours });
  return Temporal.Instant.compare(deadline, start) < 0 ? deadline : start;
}
