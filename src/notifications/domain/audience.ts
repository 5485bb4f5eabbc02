import type { Recipient, VisitKind } from './message.js';

/** The ids of a visit that say who can be told about it, and as what somebody did something to it. */
export interface VisitOfAudience {
  readonly patientId: string;
  readonly practitionerId: string;
  readonly by: { readonly as: 'patient' | 'practitioner' | 'staff' | 'admin' | 'system' };
  readonly previous?: { readonly practitionerId: string };
}

/**
 * Who is told: a request goes to both, what was decided about it to the patient, a cancellation or a move to both but
 * the one who did it, and a move to another practitioner also to the one who had the visit before.
 */
export function audienceOf(kind: VisitKind, visit: VisitOfAudience): Recipient[] {
  const patient: Recipient = { kind: 'patient', id: visit.patientId };
  const practitioner: Recipient = { kind: 'practitioner', id: visit.practitionerId };
  const former: Recipient = { kind: 'practitioner', id: visit.previous?.practitionerId ?? visit.practitionerId };
  // A practitioner who gives a visit away acts as the one who had it.
  const didIt = (recipient: Recipient): boolean =>
    recipient.kind === visit.by.as && (recipient.kind === 'patient' || recipient.id === former.id);
  switch (kind) {
    case 'visit-requested':
      return [patient, practitioner];
    case 'visit-cancelled':
    case 'visit-rescheduled':
      return [patient, practitioner].filter((recipient) => !didIt(recipient));
    case 'visit-handed-over':
      return former.id === practitioner.id || didIt(former) ? [] : [former];
    default:
      return [patient];
  }
}
