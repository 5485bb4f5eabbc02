import { DomainEvent } from '../../shared/kernel/domain-event.js';
import type { ActingAs } from './acting-as.js';
import type { AppointmentStatus } from './status.js';

/** Who did it. The reason is never here: it is clinical text and stays encrypted in the history. */
export interface By {
  readonly accountId: string | null;
  readonly as: ActingAs;
}

/** What may be told about an appointment: ids and times, nothing clinical. Instants are RFC 3339 in UTC. */
export interface AppointmentFacts {
  readonly appointmentId: string;
  /**
   * Raised by every move and cancellation, by the approval of a move, and by retracting an appointment that lies ahead; it starts
   * at 0. The SEQUENCE of its calendar entry.
   */
  readonly revision: number;
  readonly status: AppointmentStatus;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly start: string;
  readonly end: string;
  /** The IANA zone of the site. */
  readonly timeZone: string;
  readonly bookedAt: string;
}

/** Where a moved appointment had been. */
export interface PreviousPlace {
  readonly start: string;
  readonly end: string;
  readonly practitionerId: string;
  readonly siteId: string;
}

export interface AppointmentEventPayload extends AppointmentFacts {
  readonly by: By;
  readonly previous?: PreviousPlace;
}

/** A free start nearby, offered with a decline. */
export interface AlternativeStart {
  readonly start: string;
  readonly timeZone: string;
}

/** Booked, and waits for an approval. */
export class AppointmentRequested extends DomainEvent<AppointmentEventPayload> {
  static override readonly type = 'appointments.requested.v1';
}

/** Approved, or booked where no approval is needed. */
export class AppointmentConfirmed extends DomainEvent<AppointmentEventPayload & { readonly approved?: true }> {
  static override readonly type = 'appointments.confirmed.v1';
}

export class AppointmentDeclined extends DomainEvent<
  AppointmentEventPayload & { readonly alternatives: readonly AlternativeStart[] }
> {
  static override readonly type = 'appointments.declined.v1';
}

/** `late` when a patient cancelled after the cut-off. */
export class AppointmentCancelled extends DomainEvent<AppointmentEventPayload & { readonly late: boolean }> {
  static override readonly type = 'appointments.cancelled.v1';
}

/** Taken back as entered in error while it lay ahead: it does not take place. */
export class AppointmentRetracted extends DomainEvent<AppointmentEventPayload> {
  static override readonly type = 'appointments.retracted.v1';
}

/** Moved. Its status says whether the new time has to be approved again. */
export class AppointmentRescheduled extends DomainEvent<AppointmentEventPayload> {
  static override readonly type = 'appointments.rescheduled.v1';
}

/** Not approved before its deadline. */
export class AppointmentExpired extends DomainEvent<AppointmentEventPayload> {
  static override readonly type = 'appointments.expired.v1';
}

export class AppointmentCompleted extends DomainEvent<AppointmentEventPayload> {
  static override readonly type = 'appointments.completed.v1';
}

/** Its status changed in a way that no message announces: arrived, being seen, no-show, undone, retracted when it was over. */
export class AppointmentStatusChanged extends DomainEvent<AppointmentEventPayload> {
  static override readonly type = 'appointments.status-changed.v1';
}
