import { ApiProperty } from '@nestjs/swagger';
import { DashboardVisitView, StatusCountsView } from './dashboard-visit.view.js';
import { NoShowsView, UtilisationView } from './figures.view.js';

/** A visit that wants something of the patient. */
export class ActOnView extends DashboardVisitView {
  /** `join`: the room of the video visit is open. `rebook`: the clinic could not take it, nothing was booked instead. */
  @ApiProperty({ enum: ['join', 'rebook'] })
  why: 'join' | 'rebook';
}

export class ActivePrescriptionView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example RX-2026-000001 */
  number: string;

  @ApiProperty({ format: 'date-time' })
  issuedAt: string;

  @ApiProperty({ format: 'uuid' })
  appointmentId: string;

  @ApiProperty({ format: 'uuid' })
  practitionerId: string;

  /** Who issued it. */
  practitioner: string;
}

export class ActivePrescriptionsView {
  /** How many are issued and not void. */
  active: number;

  /** At most five, the newest first. */
  @ApiProperty({ type: ActivePrescriptionView, isArray: true })
  latest: readonly ActivePrescriptionView[];
}

export class PatientDashboardView {
  /** The visit under way or the next one. */
  @ApiProperty({ type: DashboardVisitView, nullable: true })
  next: DashboardVisitView | null;

  /** Visits that are yet to start, requests among them. */
  coming: number;

  /** Requests that the clinic has not answered. */
  pending: number;

  @ApiProperty({ type: ActOnView, isArray: true })
  toActOn: readonly ActOnView[];

  prescriptions: ActivePrescriptionsView;

  /** At most five that are over, the latest first. */
  @ApiProperty({ type: DashboardVisitView, isArray: true })
  recent: readonly DashboardVisitView[];
}

/** Requests that wait for an answer. */
export class RequestsView {
  count: number;

  @ApiProperty({ type: DashboardVisitView, nullable: true })
  oldest: DashboardVisitView | null;
}

/** Monday to Sunday. */
export class WeekView extends UtilisationView {
  /** Working time that nobody has booked, from now to the end of the week. */
  freeMinutes: number;
}

export class PractitionerDashboardView {
  today: StatusCountsView;

  /** The visit under way or the next confirmed one. */
  @ApiProperty({ type: DashboardVisitView, nullable: true })
  next: DashboardVisitView | null;

  requests: RequestsView;
  week: WeekView;

  /** Of today and the 29 days before. */
  noShows: NoShowsView;
}

/** The day of a site, by the date there. */
export class SiteDayView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  name: string;

  /** @example Asia/Colombo */
  timeZone: string;

  @ApiProperty({ format: 'date' })
  date: string;

  today: StatusCountsView;
  utilisationToday: UtilisationView;

  /** Of the seven days after today. */
  utilisationNext7Days: UtilisationView;
}

export class CheckedInView {
  count: number;

  /** At most five, who came first first. */
  @ApiProperty({ type: DashboardVisitView, isArray: true })
  waitingLongest: readonly DashboardVisitView[];
}

export class ClinicDashboardView {
  /** By name; sites that are closed down only when they are asked for. */
  @ApiProperty({ type: SiteDayView, isArray: true })
  sites: readonly SiteDayView[];

  /** The sum of the sites. */
  today: StatusCountsView;

  requests: RequestsView;

  /** How many visits to come cannot take place as they stand: `GET /appointments?flag=any`. */
  toSettle: number;

  /** Who waits to be seen now. */
  checkedIn: CheckedInView;

  /** Of today and the 29 days before. */
  noShows: NoShowsView;

  /** Files opened in the last 30 days, at any site. */
  newPatients: number;

  /** Applications of practitioners to be reviewed; null for staff. */
  @ApiProperty({ type: Number, nullable: true })
  applicationsWaiting: number | null;

  /** Messages that could not be delivered; null for staff. */
  @ApiProperty({ type: Number, nullable: true })
  parkedMessages: number | null;
}
