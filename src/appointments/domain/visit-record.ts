import type { AppointmentStatus } from './status.js';

/** Everything a visit is made of. The aggregate has it, and so has a row that is only read. */
export interface VisitRecord {
  readonly id: string;
  readonly version: number;
  readonly status: AppointmentStatus;
  readonly revision: number;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly timeZone: string;
  /** Why the patient comes. Clinical: encrypted at rest. */
  readonly reason: string | null;
  /** Never shown to patients. */
  readonly staffNote: string | null;
  /** A patient cancelled it after the cut-off. */
  readonly late: boolean;
  /** Staff let it overlap another visit of the patient. */
  readonly overlapAllowed: boolean;
  /** While pending: when the request expires. */
  readonly approvalDeadline: Temporal.Instant | null;
  /** Where `undo` leads back to. */
  readonly previousStatus: AppointmentStatus | null;
  readonly statusChangedAt: Temporal.Instant;
  readonly confirmedAt: Temporal.Instant | null;
  readonly cancelledAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}
