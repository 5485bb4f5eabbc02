/** The front door of appointments: whoever needs visits asks here and nowhere else. */
export { AppointmentsModule } from './appointments.module.js';
export { statuses, type AppointmentStatus } from './domain/status.js';
export { meetingTimes } from './domain/meeting.js';
export {
  type AlternativeStart,
  type AppointmentEventPayload,
  type AppointmentFacts,
  type By,
  type Capacity,
  AppointmentCancelled,
  AppointmentCompleted,
  AppointmentConfirmed,
  AppointmentDeclined,
  AppointmentExpired,
  AppointmentRequested,
  AppointmentRescheduled,
  AppointmentRetracted,
  AppointmentStatusChanged,
} from './domain/events.js';
export { FindAppointmentFacts } from './application/find-appointment-facts.js';
export { FindConfirmedStarting } from './application/find-confirmed-starting.js';
export type { ConfirmedFacts, StartingFacts, ToldAppointmentFacts } from './application/appointment-reads.js';
export { calendarFile, locationOf } from './application/calendar-file.js';
