import { sql, type RawBuilder } from 'kysely';
import type { SightAsked } from '../domain/claims.js';
import { claimJson, dayColumns } from './claim-json.js';
import type { ClaimJson, DayRow } from './day-rows.js';

/** Rows, and behind the last of them one that has the claims which are in no row and how far the rows of all sites reach. */
export function sightStatement(
  asked: SightAsked,
): RawBuilder<DayRow & { claims: ClaimJson[] | null; builtUntil: string | null }> {
  return sql`
    select ${dayColumns}, null::jsonb as claims, null as "builtUntil" from scheduling.practitioner_day d
    where d.practitioner_id = ${asked.practitionerId}::uuid
      ${asked.siteId === null ? sql`` : sql`and d.site_id = ${asked.siteId}::uuid`}
      and d.day between ${asked.first}::date and ${asked.last}::date
    union all
    select null, null, null, null, null, (
      select jsonb_agg(${claimJson}) from scheduling.claim c
      where c.practitioner_id = ${asked.practitionerId}::uuid and c.live and not c.overbooked
        and c.kind in ('hold', 'group')
        and (c.kind = 'group' or (c.expires_at > ${new Date(asked.now).toISOString()}::timestamptz
          and c.owner_account_id is distinct from ${asked.accountId}::uuid))
        and c.during && tstzrange((${asked.first}::date - 1)::timestamptz, (${asked.last}::date + 3)::timestamptz)),
      ${asked.siteId === null ? sql`(select built_until::text from scheduling.calendar where practitioner_id = ${asked.practitionerId}::uuid)` : sql`null`}`;
}
