import type { Actor } from '../../shared/kernel/actor.js';
import type { AppointmentState } from './appointment-state.js';
import type { Appointment } from './appointment.js';
import type { Stretch } from './resolution.js';

/** How often a patient did something within the last hour, and in how many seconds the first of it is an hour ago. */
export interface RecentActs {
  readonly count: number;
  readonly freeInSeconds: number;
}

/** What a patient has on the books: what the caps look at. */
export interface PatientLoad {
  readonly futureAppointments: number;
  readonly recentNoShows: number;
  /** Bookings of their own, whatever became of them. */
  readonly recentBookings: RecentActs;
}

/** All appointments. Their queries decide to whom an appointment may be shown. */
export abstract class Appointments {
  /** The appointment as it is, without a lock. @throws missing, also when the actor may not know of it. */
  abstract find(id: string, actor: Actor): Promise<AppointmentState>;

  /** Locks the appointment until the end of the transaction. @throws missing, also when the actor may not know of it. */
  abstract lock(id: string, actor: Actor): Promise<Appointment>;

  /** Locks appointments without a check of access, sorted by id: for changes that were authorised as a whole. */
  abstract lockAll(ids: readonly string[]): Promise<Appointment[]>;

  /** Locks the appointment if its request is overdue and no other transaction has it locked. */
  abstract lockOverdue(id: string, now: Temporal.Instant): Promise<Appointment | undefined>;

  /** Requests whose deadline has passed, the oldest first. */
  abstract overdue(now: Temporal.Instant, limit: number): Promise<string[]>;

  /** @param noShowWindowMonths for how many months a missed appointment counts */
  abstract loadOf(patientId: string, now: Temporal.Instant, noShowWindowMonths: number): Promise<PatientLoad>;

  /** How often a patient moved appointments within the last hour. */
  abstract recentMovesOf(patientId: string, now: Temporal.Instant): Promise<RecentActs>;

  /** The times of a patient's other appointments that end after the instant. */
  abstract timesOf(patientId: string, butNot: string, after: Temporal.Instant): Promise<Stretch[]>;

  /** Writes a new appointment with its history and its events, all with the commit: bookings are counted in statements. */
  abstract add(appointment: Appointment): void;

  /** Stores an appointment that was loaded, and with the commit its history and its events. */
  abstract save(appointment: Appointment): Promise<void>;
}
