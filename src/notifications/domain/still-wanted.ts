import { takesPlace } from './calendar-entry.js';
import type { Recipient, VisitKind } from './message.js';

/** What an appointment is like now, when a message about it is about to leave. */
export interface AppointmentNow {
  readonly revision: number;
  readonly status: string;
  readonly start: string;
  readonly practitionerId: string;
  /** It was confirmed once: an entry of it may lie in the patient's calendar. */
  readonly everConfirmed: boolean;
}

interface WaitingMessage {
  readonly kind: VisitKind;
  readonly revision: number;
  readonly recipient: Recipient;
}

/** In which status of the appointment each kind still tells the truth; what was taken back does not take place either. */
const truthfulIn: Record<Exclude<VisitKind, 'visit-handed-over'>, readonly string[]> = {
  'visit-requested': ['pending'],
  'visit-confirmed': ['confirmed'],
  'visit-declined': ['declined', 'entered_in_error'],
  'visit-expired': ['expired', 'entered_in_error'],
  'visit-cancelled': ['cancelled', 'entered_in_error'],
  'visit-rescheduled': ['pending', 'confirmed'],
  'visit-reminder': ['confirmed'],
};

/** Kinds that announce something which is still to come. */
const announcing: readonly VisitKind[] = ['visit-requested', 'visit-confirmed', 'visit-rescheduled', 'visit-reminder'];

/**
 * Why a message about an appointment must not be sent any more; undefined while it should. Between its cause and its
 * sending the appointment may have been moved, cancelled or begun. What is skipped as overtaken has a later message of its
 * own, so that the last one about an appointment always goes out, and with it the calendar entry as it is now.
 */
export function whyNotSent(message: WaitingMessage, appointment: AppointmentNow | undefined, now: Temporal.Instant) {
  if (!appointment) return 'the visit is gone';
  const { kind } = message;
  // Whatever happened to the appointment since: it is not with this practitioner, who may not have heard of it.
  if (kind === 'visit-handed-over') {
    return appointment.practitionerId === message.recipient.id ? 'the visit is with the practitioner again' : undefined;
  }
  if (appointment.revision !== message.revision) return 'the visit was moved or cancelled since';
  if (correctsAnEntry(message, appointment)) return undefined;
  if (!truthfulIn[kind].includes(appointment.status)) return `the visit is ${appointment.status}`;
  const started = Temporal.Instant.compare(Temporal.Instant.from(appointment.start), now) <= 0;
  if (started && announcing.includes(kind)) return 'the visit has begun';
  return undefined;
}

/** After a move the patient's calendar has another time until it hears of it: also when the appointment has begun meanwhile. */
function correctsAnEntry(
  { kind, recipient }: WaitingMessage,
  { revision, status, everConfirmed }: AppointmentNow,
): boolean {
  const tells = kind === 'visit-rescheduled' || kind === 'visit-confirmed';
  return tells && recipient.kind === 'patient' && revision > 0 && everConfirmed && takesPlace(status);
}

/** Whether a message shows a practitioner who comes when and for what; a handover names no patient. */
export function showsPatient({ kind, recipient }: Pick<WaitingMessage, 'kind' | 'recipient'>): boolean {
  return recipient.kind === 'practitioner' && kind !== 'visit-handed-over';
}

/**
 * Why a practitioner is not shown a patient's appointment by mail; undefined while they are. A mail shows no more than they
 * would see signed in: nothing while they may not practise or their account is suspended.
 */
export function whyHidden({ practises, suspended }: { readonly practises: boolean; readonly suspended: boolean }) {
  if (!practises) return 'the practitioner may not practise';
  return suspended ? 'the account is suspended' : undefined;
}
