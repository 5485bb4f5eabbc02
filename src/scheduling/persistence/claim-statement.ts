import { sql, type RawBuilder } from 'kysely';
import { rangeText } from '../../shared/persistence/column-types.js';
import type { NewClaim } from '../domain/claims.js';

/**
 * Takes time in one statement. Each part needs what the part before it returned, so they run in this order:
 *
 *   day    the row that has the time free gives it (for a hold it is only locked). This row is the lock: a statement
 *          that comes second waits for it, looks at its new version, and finds nothing to take
 *   ended  overlapping holds that have expired, or are the asker's own, end
 *   taken  the claim, unless another claim is in the way: a live hold of somebody else, which no row knows about
 *
 * `covered`: one row has all of it; else every row that has a share gives it, after a look at them under lock.
 */
export function claimStatement<Row>(claim: NewClaim, covered: boolean): RawBuilder<Row> {
  const during = sql`${rangeText(claim.during)}::tstzrange`;
  const instant = (at: number | null): RawBuilder<unknown> =>
    sql`${at === null ? null : new Date(at).toISOString()}::timestamptz`;
  const rows = sql`d.practitioner_id = ${claim.practitionerId}::uuid and d.site_id = ${claim.siteId}::uuid
    and d.day between ${claim.first}::date and ${claim.last}::date
    and d.free ${covered ? sql`@>` : sql`&&`} ${during}`;
  const day =
    claim.kind === 'hold'
      ? sql`select d.offers from scheduling.practitioner_day d where ${rows} for no key update`
      : sql`update scheduling.practitioner_day d
          set free = d.free - ${during}::tstzmultirange, first_free = lower(d.free - ${during}::tstzmultirange)
          where ${rows} returning d.offers`;
  // A group's first visit takes the first seat of the claim it makes.
  const seat =
    claim.kind === 'group'
      ? sql`, seat as (insert into scheduling.claim_seat (claim_id, seat_no, appointment_id)
          select id, 1, ${claim.appointmentId}::uuid from taken)`
      : sql``;
  return sql<Row>`
    with day as (${day}),
    ended as (
      update scheduling.claim c set live = false from (select 1 from day limit 1) found
      where c.practitioner_id = ${claim.practitionerId}::uuid and c.live and not c.overbooked and c.kind = 'hold'
        and c.during && ${during}
        and (c.expires_at <= ${instant(claim.now)} or c.owner_account_id = ${claim.accountId}::uuid)
      returning c.id
    ),
    taken as (
      insert into scheduling.claim (id, practitioner_id, site_id, visit_type_id, during, starts_at, ends_at, kind, live,
        appointment_id, owner_account_id, patient_id, expires_at, capacity)
      select ${claim.id}::uuid, ${claim.practitionerId}::uuid, ${claim.siteId}::uuid,
        ${claim.visitTypeId}::uuid, ${during}, ${instant(claim.start)}, ${instant(claim.end)}, ${claim.kind},
        true, ${claim.kind === 'visit' ? claim.appointmentId : null}::uuid, ${claim.accountId}::uuid,
        ${claim.patientId}::uuid, ${instant(claim.expiresAt)}, ${claim.capacity}::int
      from (select 1 from day limit 1) found where (select count(*) from ended) >= 0
      on conflict do nothing returning id
    )${seat}
    select (select offers from day limit 1) as offers, exists (select from taken) as claimed, hold.*
    from (select 1) always
    left join (
      select practitioner_id as "practitionerId", site_id as "siteId", visit_type_id as "visitTypeId",
        extract(epoch from starts_at)::float8 * 1000 as start, owner_account_id as "ownerId",
        extract(epoch from expires_at)::float8 * 1000 as "expiresAt", live
      from scheduling.claim where id = ${claim.holdId}::uuid and kind = 'hold'
    ) hold on true`;
}
