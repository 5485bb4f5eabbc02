import { sql, type RawBuilder } from 'kysely';
import { rangeText } from '../../shared/persistence/column-types.js';
import type { ClaimRequest } from '../domain/claims.js';

/**
 * Takes the first free seat of the live group of that start. The group's row is locked by the look for it; no row: there
 * is no group; no seat: none was free, or somebody else has just taken the one that was.
 */
export function seatStatement(request: ClaimRequest): RawBuilder<{ claimId: string; seat: number | null }> {
  return sql`
    with found as (
      select id, capacity from scheduling.claim c
      where c.practitioner_id = ${request.practitionerId}::uuid and c.live and not c.overbooked
        and c.kind = 'group' and c.during && ${rangeText(request.during)}::tstzrange
        and c.starts_at = ${new Date(request.start).toISOString()}::timestamptz
        and c.site_id = ${request.siteId}::uuid and c.visit_type_id = ${request.visitTypeId}::uuid
      for no key update
    ), seat as (
      insert into scheduling.claim_seat (claim_id, seat_no, appointment_id)
      select id, number, ${request.appointmentId}::uuid
      from found cross join lateral generate_series(1, found.capacity) number
      where not exists (select from scheduling.claim_seat s where s.claim_id = id and s.seat_no = number)
      order by number limit 1
      on conflict do nothing returning seat_no
    )
    select found.id as "claimId", seat.seat_no as seat from found left join seat on true`;
}
