import type { ActingAs, AppointmentActor } from './acting-as.js';
import type { TextlessState } from './appointment-state.js';
import * as events from './events.js';

/** What may be told about an appointment: ids and times only. */
export function factsOf(appointment: TextlessState): events.AppointmentFacts {
  const { revision, status, patientId, practitionerId, siteId, visitTypeId, timeZone } = appointment;
  return {
    appointmentId: appointment.id,
    ...{ revision, status, patientId, practitionerId, siteId, visitTypeId, timeZone },
    start: appointment.start.toString(),
    end: appointment.end.toString(),
    bookedAt: appointment.createdAt.toString(),
  };
}

/** The payload of an appointment's events. */
export function payloadOf(
  appointment: TextlessState,
  { accountId }: AppointmentActor,
  actingAs: ActingAs,
): events.AppointmentEventPayload {
  return { ...factsOf(appointment), by: { accountId, as: actingAs } };
}

/** The event of a transition whose status says everything. */
export function eventOf(action: string, payload: events.AppointmentEventPayload) {
  if (action === 'approve') return new events.AppointmentConfirmed({ ...payload, approved: true });
  if (action === 'complete') return new events.AppointmentCompleted(payload);
  if (action === 'expire') return new events.AppointmentExpired(payload);
  return new events.AppointmentStatusChanged(payload);
}
