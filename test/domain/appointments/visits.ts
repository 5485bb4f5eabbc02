import type { ActingAs, AppointmentActor } from '../../../src/appointments/domain/acting-as.js';
import { Appointment } from '../../../src/appointments/domain/appointment.js';
import type { AppointmentState } from '../../../src/appointments/domain/appointment-state.js';
import type { Occasion } from '../../../src/appointments/domain/occasion.js';
import type { AppointmentStatus } from '../../../src/appointments/domain/status.js';
import { defaultSettings } from '../../../src/settings/settings.js';

/** A Thursday; the appointment below starts then. */
export const start = Temporal.Instant.from('2026-12-10T09:00:00Z');
export const bookedAt = start.subtract({ hours: 96 });

export const { policies } = defaultSettings;

/** The occasion of somebody in these roles, or of the clock, by the default policies unless others are given. */
export const by = (
  who: ActingAs | readonly ActingAs[] | AppointmentActor,
  now: Temporal.Instant = bookedAt.add({ hours: 1 }),
  changes: Partial<Occasion['policies']> = {},
): Occasion => {
  const roles = typeof who === 'string' ? [who] : who;
  const actor = 'roles' in roles ? roles : { accountId: 'account', roles, ownPractitionerId: undefined };
  return { actor, now, policies: { ...policies, ...changes } };
};

export function booked(options: { needsApproval?: boolean; now?: Temporal.Instant } = {}): Appointment {
  const { needsApproval = true, now = bookedAt } = options;
  const place = { start, end: start.add({ minutes: 30 }), timeZone: 'Asia/Colombo' };
  const parties = { patientId: 'ana', practitionerId: 'perera', siteId: 'kandy' };
  const agreed = { visitTypeName: 'Check-up', mode: 'in_person' as const, feeAmount: null, feeCurrency: null };
  const visitType = {
    ...agreed,
    visitTypeId: 'check-up',
    visitType: { forbidsPatientMoves: false, active: true },
  };
  const booking = { id: 'visit', ...parties, ...visitType, ...place, reason: 'a cough', needsApproval };
  return Appointment.book(booking, by('patient', now), 'patient');
}

/** An appointment in any status, as it would be loaded. */
export function appointmentIn(status: AppointmentStatus, values: Partial<AppointmentState> = {}): Appointment {
  const appointment = booked();
  appointment.pullEvents();
  appointment.pullHistory();
  return Object.assign(appointment, { status, statusChangedAt: bookedAt, ...values });
}
