import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { requirePractising, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { noShowsOf, utilisationOf } from '../domain/figures.js';
import { Handles } from '../handlers.js';
import type { StatusCountsView } from '../http/dashboard-visit.view.js';
import type { PractitionerDashboardView } from '../http/dashboards.view.js';
import { filledDays } from './filled-days.js';
import { around, countsOf, named, patientsOf, visitJson } from './visit-json.js';

/** The practitioner's own day and week. */
export class ReadPractitionerDashboard extends Query<PractitionerDashboardView> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@Handles(ReadPractitionerDashboard)
class ReadPractitionerDashboardHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor }: ReadPractitionerDashboard): Promise<PractitionerDashboardView> {
    requirePractising(actor);
    const { practitionerId } = actor;
    if (!practitionerId) throw missing('practitioner');
    const row = (await this.database.row(statement(practitionerId, this.clock.now().toString())))!;
    const { today, next, requests, freeMinutes } = row;
    await this.audit.listed(actor, 'appointment', patientsOf(next, requests.oldest));
    const week = { ...utilisationOf(row), freeMinutes };
    return { today: countsOf(today), next, requests, week, noShows: noShowsOf(row) };
  }
}

interface Row extends Pick<PractitionerDashboardView, 'next' | 'requests'> {
  today: Partial<StatusCountsView> | null;
  completed: number;
  noShow: number;
  workingMinutes: number;
  bookedMinutes: number;
  freeMinutes: number;
}

/** SQL: a practitioner's day and week. The day and the week are those of each site's own date. */
function statement(practitionerId: string, now: string) {
  const date = now.slice(0, 10);
  const from = Temporal.PlainDate.from(date).subtract({ days: 8 }).toString();
  const to = Temporal.PlainDate.from(date).add({ days: 9 }).toString();
  const filled = filledDays({
    places: sql`select id as site_id, time_zone, date_trunc('week', ${now}::timestamptz at time zone time_zone)::date as first,
      date_trunc('week', ${now}::timestamptz at time zone time_zone)::date + 6 as last from practitioners.site`,
    from,
    to,
    days: sql`w.practitioner_id = ${practitionerId}::uuid`,
    visits: sql`a.practitioner_id = ${practitionerId}::uuid`,
  });
  return sql<Row>`
    with ${filled},
    lately as materialized (
      select status, (starts_at at time zone time_zone)::date - (${now}::timestamptz at time zone time_zone)::date as days
      from appointments.appointment a where practitioner_id = ${practitionerId}::uuid and ${around(now, 32, 2)}
    )
    select
      (select jsonb_object_agg(status, number) from (
        select status, count(*) as number from lately where days = 0 group by 1) counted) as today,
      (select ${visitJson} from appointments.appointment a ${named}
        where a.practitioner_id = ${practitionerId}::uuid and a.starts_at > ${now}::timestamptz - interval '2 days'
          -- Whoever is here is seen, however late it is.
          and (a.status = 'confirmed' and a.ends_at > ${now}::timestamptz
            or a.status in ('checked_in', 'in_consultation')
              and (a.starts_at at time zone a.time_zone)::date = (${now}::timestamptz at time zone a.time_zone)::date)
        order by a.starts_at, a.id limit 1) as next,
      jsonb_build_object(
        'count', (select count(*) from appointments.appointment
          where practitioner_id = ${practitionerId}::uuid and status = 'pending'),
        'oldest', (select ${visitJson} from appointments.appointment a ${named}
          where a.practitioner_id = ${practitionerId}::uuid and a.status = 'pending'
          order by a.created_at, a.id limit 1)) as requests,
      (select count(*)::int from lately where status = 'completed' and days between -29 and 0) as completed,
      (select count(*)::int from lately where status = 'no_show' and days between -29 and 0) as "noShow",
      (select coalesce(sum(working_minutes), 0)::int from filled) as "workingMinutes",
      (select coalesce(sum(booked_minutes), 0)::float8 from filled) as "bookedMinutes",
      (select floor(coalesce(sum(extract(epoch from upper(gap) - lower(gap))) / 60, 0))::int
        from scheduling.practitioner_day d
        join place on place.site_id = d.site_id and d.day between place.first - 1 and place.last
        cross join lateral unnest(d.free * tstzmultirange(tstzrange(
          greatest(${now}::timestamptz, place.first::timestamp at time zone place.time_zone), null))) gap
        where d.practitioner_id = ${practitionerId}::uuid) as "freeMinutes"`;
}
