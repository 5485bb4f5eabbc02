import type { ActingAs } from './acting-as.js';
import type { AppointmentStatus } from './status.js';

/** One line of an appointment's history. Nothing in it is ever changed or deleted. */
export interface HistoryEntry {
  readonly id: string;
  readonly appointmentId: string;
  readonly at: Temporal.Instant;
  readonly accountId: string | null;
  readonly as: ActingAs;
  readonly onBehalfOf: string | null;
  /** A row of the lifecycle, `book` or `edit`. */
  readonly action: string;
  readonly from: AppointmentStatus | null;
  readonly to: AppointmentStatus;
  readonly revision: number;
  readonly reason: string | null;
}
