import type { AppointmentStatus } from '../../appointments/index.js';
import type { NoShows, Utilisation } from '../domain/figures.js';

/** A visit as dashboards show it: when, where, with whom; why is in the record. */
export interface DashboardVisit {
  readonly id: string;
  readonly status: AppointmentStatus;
  /** RFC 3339 in UTC. */
  readonly start: string;
  readonly end: string;
  /** IANA zone of the site. */
  readonly timeZone: string;
  /** Since when it is in its status. */
  readonly statusSince: string;
  readonly createdAt: string;
  /** When a request expires that nobody answers; null when it is none. */
  readonly approvalDeadline: string | null;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly names: {
    readonly patient: string;
    readonly practitioner: string;
    readonly site: string;
    readonly visitType: string;
  };
}

/** `join`: a video visit whose room is open. `rebook`: the clinic could not take it, and nothing was booked instead. */
export type ActOn = DashboardVisit & { readonly why: 'join' | 'rebook' };

export interface ActivePrescription {
  readonly id: string;
  readonly number: string;
  readonly issuedAt: string;
  readonly appointmentId: string;
  readonly practitionerId: string;
  readonly practitioner: string;
}

export interface PatientDashboard {
  readonly next: DashboardVisit | null;
  readonly coming: number;
  readonly pending: number;
  readonly toActOn: readonly ActOn[];
  /** Issued and not void. */
  readonly prescriptions: { readonly active: number; readonly latest: readonly ActivePrescription[] };
  readonly recent: readonly DashboardVisit[];
}

export type StatusCounts = Readonly<Record<AppointmentStatus, number>>;

export interface Requests {
  readonly count: number;
  readonly oldest: DashboardVisit | null;
}

export interface PractitionerDashboard {
  readonly today: StatusCounts;
  readonly next: DashboardVisit | null;
  readonly requests: Requests;
  /** Monday to Sunday; `freeMinutes` from now on. */
  readonly week: Utilisation & { readonly freeMinutes: number };
  readonly noShows: NoShows;
}

export interface SiteDay {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** The date there. */
  readonly date: string;
  readonly today: StatusCounts;
  readonly utilisationToday: Utilisation;
  /** The seven days after today. */
  readonly utilisationNext7Days: Utilisation;
}

export interface ClinicDashboard {
  readonly sites: readonly SiteDay[];
  readonly today: StatusCounts;
  readonly requests: Requests;
  readonly checkedIn: { readonly count: number; readonly waitingLongest: readonly DashboardVisit[] };
  readonly noShows: NoShows;
  readonly newPatients: number;
  /** Null for whom these are none of their business: all but administrators. */
  readonly applicationsWaiting: number | null;
  readonly parkedMessages: number | null;
}

/** What people see first. Each dashboard costs the same number of statements, however much there is. */
export abstract class Dashboards {
  abstract ofPatient(patientId: string, now: Temporal.Instant): Promise<PatientDashboard>;
  abstract ofPractitioner(practitionerId: string, now: Temporal.Instant): Promise<PractitionerDashboard>;
  /** `siteIds` null: all sites. */
  abstract ofClinic(siteIds: readonly string[] | null, admin: boolean, now: Temporal.Instant): Promise<ClinicDashboard>;
}
