import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/persistence/database.js';
import {
  Dashboards,
  type ClinicDashboard,
  type PatientDashboard,
  type PractitionerDashboard,
  type StatusCounts,
} from '../application/dashboards.js';
import { noShowsOf, utilisationOf } from '../domain/figures.js';
import { sitesStatement, waitingStatement, type SiteRow } from './clinic-dashboard.js';
import { patientStatement } from './patient-dashboard.js';
import { practitionerStatement } from './practitioner-dashboard.js';
import { countsOf } from './visit-json.js';

@Injectable()
export class PostgresDashboards extends Dashboards {
  constructor(private readonly database: Database) {
    super();
  }

  override async ofPatient(patientId: string, now: Temporal.Instant): Promise<PatientDashboard> {
    return (await this.database.row(patientStatement(patientId, now.toString())))!;
  }

  override async ofPractitioner(practitionerId: string, now: Temporal.Instant): Promise<PractitionerDashboard> {
    const row = (await this.database.row(practitionerStatement(practitionerId, now.toString())))!;
    const { today, next, requests, freeMinutes } = row;
    return {
      today: countsOf(today),
      next,
      requests,
      week: { ...utilisationOf(row), freeMinutes },
      noShows: noShowsOf(row),
    };
  }

  override async ofClinic(
    siteIds: readonly string[] | null,
    admin: boolean,
    now: Temporal.Instant,
  ): Promise<ClinicDashboard> {
    const [sites, waiting] = await Promise.all([
      this.database.rows(sitesStatement(siteIds, now.toString())),
      this.database.row(waitingStatement(siteIds, admin, now.toString())),
    ]);
    const { requests, checkedIn, newPatients, applicationsWaiting, parkedMessages } = waiting!;
    return {
      sites: sites.map(siteDayOf),
      today: sites.map(({ today }) => countsOf(today)).reduce(added, countsOf(null)),
      requests,
      checkedIn,
      noShows: noShowsOf({
        completed: sites.reduce((sum, { completed }) => sum + completed, 0),
        noShow: sites.reduce((sum, { noShow }) => sum + noShow, 0),
      }),
      newPatients,
      applicationsWaiting: admin ? applicationsWaiting : null,
      parkedMessages: admin ? parkedMessages : null,
    };
  }
}

function siteDayOf({ id, name, timeZone, date, ...row }: SiteRow) {
  return {
    id,
    name,
    timeZone,
    date,
    today: countsOf(row.today),
    utilisationToday: utilisationOf({ workingMinutes: row.workingToday, bookedMinutes: row.bookedToday }),
    utilisationNext7Days: utilisationOf({ workingMinutes: row.workingNext, bookedMinutes: row.bookedNext }),
  };
}

function added(a: StatusCounts, b: StatusCounts): StatusCounts {
  const sums = Object.entries(a).map(([status, count]) => [status, count + b[status as keyof StatusCounts]]);
  return Object.fromEntries(sums) as StatusCounts;
}
