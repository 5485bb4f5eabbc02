/** The front door of appointments: other contexts import nothing else of it. */
export { AppointmentsModule } from './appointments.module.js';
export { statuses, type AppointmentStatus } from './domain/status.js';
export { meetingTimes } from './domain/meeting.js';
export {
  type AlternativeStart,
  type AppointmentEventPayload,
  type AppointmentFacts,
  type By,
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
export { FindAppointmentFacts, type ToldAppointmentFacts } from './persistence/find-appointment-facts.js';
export { FindConfirmedStarting, type StartingFacts } from './persistence/find-confirmed-starting.js';
export { calendarFile, locationOf } from './application/calendar-file.js';
