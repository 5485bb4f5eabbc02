import type { Actor } from '../../shared/kernel/actor.js';
import type { Appointment } from './appointment.js';

/** How often a patient did something within the last hour, and in how many seconds the first of it is an hour ago. */
export interface RecentActs {
  readonly count: number;
  readonly freeInSeconds: number;
}

/** What a patient has on the books: what the caps look at. */
export interface PatientLoad {
  readonly futureVisits: number;
  readonly recentNoShows: number;
  /** Bookings of their own, whatever became of them. */
  readonly recentBookings: RecentActs;
}

/** All visits. Whom a visit may be shown to is decided in here, by the query. */
export abstract class Appointments {
  /** Locks the visit until the end of the transaction. @throws missing, also when the actor may not know of it. */
  abstract lock(id: string, actor: Actor): Promise<Appointment>;

  /** Locks visits by id, whoever asks, sorted: for changes that were authorised as a whole. */
  abstract lockAll(ids: readonly string[]): Promise<Appointment[]>;

  /** Locks the visit if its request is overdue and nobody else is at it. */
  abstract lockOverdue(id: string, now: Temporal.Instant): Promise<Appointment | undefined>;

  /** Requests whose deadline has passed, the oldest first. */
  abstract overdue(now: Temporal.Instant, limit: number): Promise<string[]>;

  /** Visits that were missed within the last so many months count. */
  abstract loadOf(patientId: string, now: Temporal.Instant, noShowWindowMonths: number): Promise<PatientLoad>;

  /** How often a patient moved visits within the last hour. */
  abstract recentMovesOf(patientId: string, now: Temporal.Instant): Promise<RecentActs>;

  /** Writes a new visit with its history and its events, all with the commit: bookings are counted in statements. */
  abstract add(visit: Appointment): void;

  /** Stores a visit that was loaded, and with the commit its history and its events. */
  abstract save(visit: Appointment): Promise<void>;
}
