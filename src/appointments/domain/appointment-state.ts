import type { BookedVisitType, VisitTypePolicies } from '../../practitioners/index.js';
import type { AppointmentStatus } from './status.js';

/** Everything an appointment is made of: a field is declared here and in its mapping. */
export interface AppointmentState extends BookedVisitType {
  readonly id: string;
  readonly version: number;
  readonly status: AppointmentStatus;
  readonly revision: number;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  /** What its visit type says now; read with it, not stored in it. null: the visit type is not known any more. */
  readonly visitType: VisitTypePolicies | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly timeZone: string;
  /** Why the patient comes. Clinical: encrypted at rest. */
  readonly reason: string | null;
  /** Never shown to patients. Encrypted at rest. */
  readonly staffNote: string | null;
  /** Whether a patient cancelled it after the cut-off. */
  readonly late: boolean;
  /** Whether staff let it overlap another appointment of the patient. */
  readonly overlapAllowed: boolean;
  /** While pending: when the request expires. */
  readonly approvalDeadline: Temporal.Instant | null;
  /** Where `undo` leads back to. */
  readonly previousStatus: AppointmentStatus | null;
  /** From where its consultation began, with a check-in or without: `undo` leads there from the consultation. */
  readonly startedFrom: AppointmentStatus | null;
  readonly statusChangedAt: Temporal.Instant;
  readonly confirmedAt: Temporal.Instant | null;
  readonly cancelledAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

/** What is written about an appointment: encrypted in its columns, and read only where its reader is shown it. */
export const texts = ['reason', 'staffNote'] as const satisfies readonly (keyof AppointmentState)[];

export type Texts = Pick<AppointmentState, (typeof texts)[number]>;

/** Everything but what is written about it: no rule decides by a text. */
export type TextlessState = Omit<AppointmentState, keyof Texts>;
