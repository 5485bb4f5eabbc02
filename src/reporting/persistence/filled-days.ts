import { sql, type RawBuilder } from 'kysely';

/** The statuses whose time counts as booked: they take time, or have taken it. */
const booked = ['pending', 'confirmed', 'checked_in', 'in_consultation', 'completed'];

interface Asked {
  /** SQL: `select site_id, time_zone, first, last`: the sites and their local dates, both included. */
  readonly places: RawBuilder<unknown>;
  /** Dates around those of all places, `to` excluded: what finds the index. */
  readonly from: string;
  readonly to: string;
  /** SQL: which of `scheduling.working_day w`, and of `appointments.appointment a`. */
  readonly days: RawBuilder<unknown>;
  readonly visits: RawBuilder<unknown>;
}

/**
 * SQL: the CTE `filled (practitioner_id, site_id, day, working_minutes, booked_minutes)`, a row for each practitioner,
 * site and local day with working time. A shift that passes midnight belongs to the day on which it begins, and so do
 * its visits (`late`). What `booked_minutes` counts is said in `domain/figures.ts`.
 */
export const filledDays = ({ places, from, to, days, visits }: Asked) => sql`
  place as materialized (${places}),
  worked as materialized (
    select w.*, w.works_until > extract(epoch from (w.day + 1)::timestamp at time zone p.time_zone) * 1000 as late
    from scheduling.working_day w join place p on p.site_id = w.site_id
    where w.day >= ${from}::date - 1 and w.day < ${to}::date and w.day between p.first - 1 and p.last and ${days}
  ),
  late as materialized (
    select practitioner_id, site_id, day, to_timestamp(works_until / 1000.0) as until from worked where late
  ),
  visit as (
    select a.practitioner_id, a.site_id, coalesce(late.day, local.day) as day, a.starts_at, a.ends_at
    from appointments.appointment a
    cross join lateral (values ((a.starts_at at time zone a.time_zone)::date)) as local (day)
    left join late on late.practitioner_id = a.practitioner_id and late.site_id = a.site_id
      and late.day = local.day - 1 and late.until > a.starts_at
    where a.status = any(${booked}::text[]) and ${visits}
      and a.starts_at >= ${from}::date::timestamp at time zone 'UTC' - interval '2 days'
      and a.starts_at < ${to}::date::timestamp at time zone 'UTC' + interval '2 days'
  ),
  stretch as (
    select practitioner_id, site_id, day, ends_at, greatest(starts_at, max(ends_at) over (
      partition by practitioner_id, site_id, day order by starts_at, ends_at
      rows between unbounded preceding and 1 preceding)) as begins
    from visit
  ),
  taken as (
    select practitioner_id, site_id, day, sum(greatest(0, extract(epoch from ends_at - begins)::float8)) / 60 as minutes
    from stretch group by 1, 2, 3
  ),
  filled as (
    select w.practitioner_id, w.site_id, w.day, w.working_minutes,
      least(w.working_minutes, coalesce(taken.minutes, 0))::float8 as booked_minutes
    from worked w join place p on p.site_id = w.site_id and w.day between p.first and p.last
    left join taken on taken.practitioner_id = w.practitioner_id and taken.site_id = w.site_id and taken.day = w.day
  )`;
