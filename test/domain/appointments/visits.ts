import { Appointment } from '../../../src/appointments/domain/appointment.js';
import type { Capacity } from '../../../src/appointments/domain/events.js';
import type { AppointmentStatus } from '../../../src/appointments/domain/status.js';
import type { VisitRecord } from '../../../src/appointments/domain/visit-record.js';
import type { Who } from '../../../src/appointments/domain/who.js';
import { defaultSettings } from '../../../src/settings/settings.js';

/** A Thursday; the visit below starts then. */
export const start = Temporal.Instant.from('2026-12-10T09:00:00Z');
export const bookedAt = start.subtract({ hours: 96 });

export const { policies } = defaultSettings;

export const as = (...capacities: Capacity[]): Who => ({
  accountId: 'account',
  capacities,
  ownPractitionerId: undefined,
});

export function booked(options: { needsApproval?: boolean; by?: Capacity; now?: Temporal.Instant } = {}): Appointment {
  const { needsApproval = true, by = 'patient', now = bookedAt } = options;
  const place = { start, end: start.add({ minutes: 30 }), timeZone: 'Asia/Colombo' };
  const parties = { patientId: 'ana', practitionerId: 'perera', siteId: 'kandy' };
  const booking = { id: 'visit', ...parties, visitTypeId: 'check-up', ...place, reason: 'a cough', needsApproval };
  return Appointment.book(booking, as(by), by, now, policies);
}

/** A visit in any status, as it would be loaded. */
export function visitIn(status: AppointmentStatus, values: Partial<VisitRecord> = {}): Appointment {
  const visit = booked();
  visit.pullEvents();
  visit.pullHistory();
  return Object.assign(visit, { status, statusChangedAt: bookedAt, ...values });
}
