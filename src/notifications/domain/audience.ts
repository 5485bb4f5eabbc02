import type { Recipient, VisitKind } from './message.js';

/** The ids of an appointment that say who can be told about it, and as what somebody did something to it. */
export interface AppointmentOfAudience {
  readonly patientId: string;
  readonly practitionerId: string;
  readonly by: { readonly as: 'patient' | 'practitioner' | 'staff' | 'admin' | 'system' };
  readonly previous?: { readonly practitionerId: string };
  /** Of a confirmation: it answers a request. */
  readonly approved?: true;
}

/** One who is told, and whether they did it themselves: then it is a receipt. */
export interface Audience {
  readonly recipient: Recipient;
  readonly ownAct: boolean;
}

/**
 * Who is told: a request, a confirmed booking, a cancellation and a move go to both, also to the one who did it, whose
 * calendar has to follow; an approval to the patient, and to the practitioner unless they approved; what else was decided
 * to the patient; a move to another practitioner also to the one who had the appointment before.
 */
export function audienceOf(kind: VisitKind, appointment: AppointmentOfAudience): Audience[] {
  const patient: Recipient = { kind: 'patient', id: appointment.patientId };
  const practitioner: Recipient = { kind: 'practitioner', id: appointment.practitionerId };
  const former: Recipient = {
    kind: 'practitioner',
    id: appointment.previous?.practitionerId ?? appointment.practitionerId,
  };
  // A practitioner who gives an appointment away acts as the one who had it.
  const ownAct = (recipient: Recipient): boolean =>
    recipient.kind === appointment.by.as && (recipient.kind === 'patient' || recipient.id === former.id);
  const told = (...recipients: Recipient[]) =>
    recipients.map((recipient) => ({ recipient, ownAct: ownAct(recipient) }));
  switch (kind) {
    case 'visit-confirmed':
      return appointment.approved && ownAct(practitioner) ? told(patient) : told(patient, practitioner);
    case 'visit-requested':
    case 'visit-cancelled':
    case 'visit-rescheduled':
      return told(patient, practitioner);
    case 'visit-handed-over':
      return former.id === practitioner.id ? [] : told(former);
    default:
      return told(patient);
  }
}
