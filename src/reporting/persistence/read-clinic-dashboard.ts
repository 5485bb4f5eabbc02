import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { flagged, flags } from '../../practitioners/index.js';
import { hasRole, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { Database } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { noShowsOf, utilisationOf } from '../domain/figures.js';
import { sitesOf } from '../domain/scope.js';
import { Handles } from '../handlers.js';
import type { StatusCountsView } from '../http/dashboard-visit.view.js';
import type { ClinicDashboardView, SiteDayView } from '../http/dashboards.view.js';
import { filledDays } from './filled-days.js';
import { around, countsOf, listOf, named, patientsOf, visitJson } from './visit-json.js';

/** The day of the sites that a member of staff works for, of all for an administrator, or of one of them. */
export class ReadClinicDashboard extends Query<ClinicDashboardView> {
  constructor(
    readonly actor: Actor,
    readonly siteId?: string,
  ) {
    super();
  }
}

@Handles(ReadClinicDashboard)
class ReadClinicDashboardHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, siteId }: ReadClinicDashboard): Promise<ClinicDashboardView> {
    const isAdmin = hasRole(actor, 'admin');
    const siteIds = sitesOf(actor, siteId);
    const now = this.clock.now().toString();
    const [sites, waiting] = await Promise.all([
      this.database.rows(sitesStatement(siteIds, now)),
      this.database.row(waitingStatement(siteIds, isAdmin, now)),
    ]);
    const { applicationsWaiting, parkedMessages, ...shown } = waiting!;
    await this.audit.listed(actor, 'appointment', patientsOf(shown.requests.oldest, ...shown.checkedIn.waitingLongest));
    return {
      ...shown,
      sites: sites.map(siteDayOf),
      today: sites.map(({ today }) => countsOf(today)).reduce(added, countsOf(null)),
      noShows: noShowsOf({
        completed: sites.reduce((sum, { completed }) => sum + completed, 0),
        noShow: sites.reduce((sum, { noShow }) => sum + noShow, 0),
      }),
      applicationsWaiting: isAdmin ? applicationsWaiting : null,
      parkedMessages: isAdmin ? parkedMessages : null,
    };
  }
}

function siteDayOf({ id, name, timeZone, date, ...row }: SiteRow): SiteDayView {
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

function added(a: StatusCountsView, b: StatusCountsView): StatusCountsView {
  const sums = Object.entries(a).map(([status, count]) => [status, count + b[status as keyof StatusCountsView]]);
  return Object.fromEntries(sums) as StatusCountsView;
}

interface SiteRow extends Pick<SiteDayView, 'id' | 'name' | 'timeZone' | 'date'> {
  today: Partial<StatusCountsView> | null;
  completed: number;
  noShow: number;
  workingToday: number;
  bookedToday: number;
  workingNext: number;
  bookedNext: number;
}

const inSites = (siteIds: readonly string[] | null) =>
  sql`(${siteIds === null}::boolean or a.site_id = any(${siteIds ?? []}::uuid[]))`;

/** SQL: the day of each site, by the date that it has. */
function sitesStatement(siteIds: readonly string[] | null, now: string) {
  const date = Temporal.PlainDate.from(now.slice(0, 10));
  const filled = filledDays({
    places: sql`select id as site_id, time_zone, (${now}::timestamptz at time zone time_zone)::date as first,
      (${now}::timestamptz at time zone time_zone)::date + 7 as last, name from practitioners.site
      where ${siteIds === null}::boolean and active or id = any(${siteIds ?? []}::uuid[])`,
    from: date.subtract({ days: 1 }).toString(),
    to: date.add({ days: 10 }).toString(),
    days: sql`true`,
    visits: inSites(siteIds),
  });
  return sql<SiteRow>`
    with ${filled},
    lately as materialized (
      select site_id, status, days, count(*)::int as number from (
        select a.site_id, a.status,
          (a.starts_at at time zone a.time_zone)::date - (${now}::timestamptz at time zone a.time_zone)::date as days
        from appointments.appointment a where ${inSites(siteIds)} and ${around(now, 32, 2)}
      ) visit where days between -29 and 0 group by 1, 2, 3
    ), busy as (
      select f.site_id, p.first = f.day as today, sum(working_minutes)::float8 as working,
        sum(booked_minutes)::float8 as booked
      from filled f join place p on p.site_id = f.site_id group by 1, 2
    ), absent as (
      select site_id, coalesce(sum(number) filter (where status = 'completed'), 0)::int as completed,
        coalesce(sum(number) filter (where status = 'no_show'), 0)::int as no_show
      from lately group by 1
    )
    select p.site_id as id, p.name, p.time_zone as "timeZone", p.first::text as date,
      (select jsonb_object_agg(status, number) from lately l where l.site_id = p.site_id and l.days = 0) as today,
      coalesce(absent.completed, 0) as completed, coalesce(absent.no_show, 0) as "noShow",
      coalesce(here.working, 0) as "workingToday", coalesce(here.booked, 0) as "bookedToday",
      coalesce(ahead.working, 0) as "workingNext", coalesce(ahead.booked, 0) as "bookedNext"
    from place p
    left join absent on absent.site_id = p.site_id
    left join busy here on here.site_id = p.site_id and here.today
    left join busy ahead on ahead.site_id = p.site_id and not ahead.today
    order by p.name, p.site_id`;
}

/** SQL: what waits, whatever its day. */
function waitingStatement(siteIds: readonly string[] | null, admin: boolean, now: string) {
  const waiting = sql`from appointments.appointment a ${named} where a.status = 'pending' and ${inSites(siteIds)}`;
  // Whoever was checked in yesterday and forgotten waits for nothing any more.
  const here = sql`a.status = 'checked_in' and ${inSites(siteIds)} and ${around(now, 2, 2)}
    and (a.starts_at at time zone a.time_zone)::date = (${now}::timestamptz at time zone a.time_zone)::date`;
  return sql<Omit<ClinicDashboardView, 'sites' | 'today' | 'noShows'>>`
    select
      jsonb_build_object('count', (select count(*) ${waiting}),
        'oldest', (select ${visitJson} ${waiting} order by a.created_at, a.id limit 1)) as requests,
      jsonb_build_object('count', (select count(*) from appointments.appointment a where ${here}),
        'waitingLongest', ${listOf(sql`select ${visitJson} as item from appointments.appointment a ${named}
          where ${here} order by a.status_changed_at, a.id limit 5`)}) as "checkedIn",
      (select count(*)::int from appointments.appointment a where ${inSites(siteIds)} and ${flagged(flags)}
        and a.status in ('pending', 'confirmed', 'checked_in', 'in_consultation')
        and a.ends_at > ${now}::timestamptz) as "toSettle",
      (select count(*)::int from patients.patient
        where created_at > ${now}::timestamptz - interval '30 days' and created_at <= ${now}::timestamptz) as "newPatients",
      (select count(*)::int from practitioners.application
        where ${admin}::boolean and status in ('submitted', 'in_review')) as "applicationsWaiting",
      (select count(*)::int from notifications.message where ${admin}::boolean and status = 'parked') as "parkedMessages"`;
}
