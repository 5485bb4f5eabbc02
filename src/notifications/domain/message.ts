/** What a message says. Each kind has its templates in `templates/`. */
export const visitKinds = [
  'visit-requested',
  'visit-confirmed',
  'visit-declined',
  'visit-expired',
  'visit-cancelled',
  'visit-rescheduled',
  'visit-handed-over',
  'visit-reminder',
] as const;

export const accountKinds = [
  'verify-email',
  'registration-repeated',
  'invitation',
  'password-reset',
  'refresh-token-reused',
  'application-submitted',
  'application-info-requested',
  'application-approved',
  'application-rejected',
  'glass-broken',
  'licence-running-out',
] as const;

/** To a patient, about their record. */
export const recordKinds = ['record-opened'] as const;

export type VisitKind = (typeof visitKinds)[number];
export type AccountKind = (typeof accountKinds)[number];
export type RecordKind = (typeof recordKinds)[number];
export type MessageKind = VisitKind | AccountKind | RecordKind;

export const messageStatuses = ['due', 'sending', 'sent', 'skipped', 'parked'] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** Who is told. The address is looked up when the message is sent, so that a corrected one counts. */
export interface Recipient {
  readonly kind: 'patient' | 'practitioner' | 'account';
  readonly id: string;
}

/**
 * What identifies a message: the visit in one of its revisions, or the event that caused it, with kind and recipient.
 * However often the cause is seen, there is one message.
 */
export interface NewMessage {
  readonly kind: MessageKind;
  /** Of a reminder: so long before the start. Part of its kind, as there is one message for each lead. */
  readonly leadMinutes?: number;
  readonly recipient: Recipient;
  /** The visit it is about. */
  readonly appointmentId?: string;
  readonly revision?: number;
  /** The event it answers, where it is about no visit. */
  readonly eventId?: string;
  /** When what it tells happened. */
  readonly causedAt: Temporal.Instant;
  /** What the templates need and nobody can look up later. Never clinical, never a name. */
  readonly details?: MessageDetails;
}

export interface MessageDetails {
  readonly alternatives?: readonly { readonly start: string; readonly timeZone: string }[];
  /** Where a moved visit had been. */
  readonly previous?: { readonly start: string; readonly practitionerId?: string };
  /** The recipient did it: the message is a receipt. */
  readonly ownAct?: true;
  /** Who opened a record. */
  readonly practitionerId?: string;
}

export function isRecordKind(kind: MessageKind): kind is RecordKind {
  return (recordKinds as readonly MessageKind[]).includes(kind);
}

export function isVisitKind(kind: MessageKind): kind is VisitKind {
  return (visitKinds as readonly MessageKind[]).includes(kind);
}
