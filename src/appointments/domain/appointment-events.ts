import * as events from './events.js';
import type { VisitRecord } from './visit-record.js';
import type { Who } from './who.js';

/** The payload of a visit's events: ids and times only. */
export function payloadOf(visit: VisitRecord, who: Who, as: events.Capacity): events.AppointmentEventPayload {
  const { revision, status, patientId, practitionerId, siteId, visitTypeId, timeZone } = visit;
  return {
    appointmentId: visit.id,
    revision,
    status,
    patientId,
    practitionerId,
    siteId,
    visitTypeId,
    start: visit.start.toString(),
    end: visit.end.toString(),
    timeZone,
    bookedAt: visit.createdAt.toString(),
    by: { accountId: who.accountId, as },
  };
}

/** The event of a transition whose status says everything. */
export function eventOf(action: string, payload: events.AppointmentEventPayload) {
  if (action === 'approve') return new events.AppointmentConfirmed({ ...payload, approved: true });
  if (action === 'complete') return new events.AppointmentCompleted(payload);
  if (action === 'expire') return new events.AppointmentExpired(payload);
  return new events.AppointmentStatusChanged(payload);
}
