import { sql, type RawBuilder } from 'kysely';
import { rangeText } from '../../shared/persistence/column-types.js';
import type { NewClaim } from '../domain/claims.js';

/**
 * Takes the first free seat of the live group of that start. The group's row is locked by the look for it; no row: there
 * is no group; no seat: none was free, or another booking has just taken the one that was.
 */
export function seatStatement(claim: NewClaim): RawBuilder<{ claimId: string; seat: number | null }> {
  return sql`
    with found as (
      select id, capacity from scheduling.claim c
      where c.practitioner_id = ${claim.practitionerId}::uuid and c.live and not c.overbooked and not c.closed
        and c.kind = 'group' and c.during && ${rangeText(claim.during)}::tstzrange
        and c.starts_at = ${new Date(claim.start).toISOString()}::timestamptz
        and c.site_id = ${claim.siteId}::uuid and c.visit_type_id = ${claim.visitTypeId}::uuid
      for no key update
    ), seat as (
      insert into scheduling.claim_seat (claim_id, seat_no, appointment_id)
      select id, number, ${claim.appointmentId}::uuid
      from found cross join lateral generate_series(1, found.capacity) number
      where not exists (select from scheduling.claim_seat s where s.claim_id = id and s.seat_no = number)
      order by number limit 1
      on conflict do nothing returning seat_no
    )
    select found.id as "claimId", seat.seat_no as seat from found left join seat on true`;
}
