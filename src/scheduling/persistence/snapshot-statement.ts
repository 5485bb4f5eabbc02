import { sql, type RawBuilder } from 'kysely';
import type { SnapshotFilter } from '../domain/claims.js';
import { claimJson, dayColumns } from './claim-json.js';
import type { ClaimJson, DayRow } from './day-rows.js';

/** Rows, and behind the last of them one that has the claims which are in no row and how far the rows of all sites reach. */
export function snapshotStatement(
  filter: SnapshotFilter,
): RawBuilder<DayRow & { claims: ClaimJson[] | null; builtUntil: string | null }> {
  return sql`
    select ${dayColumns}, null::jsonb as claims, null as "builtUntil" from scheduling.practitioner_day d
    where d.practitioner_id = ${filter.practitionerId}::uuid
      ${filter.siteId === null ? sql`` : sql`and d.site_id = ${filter.siteId}::uuid`}
      and d.day between ${filter.first}::date and ${filter.last}::date
    union all
    select null, null, null, null, null, (
      select jsonb_agg(${claimJson}) from scheduling.claim c
      where c.practitioner_id = ${filter.practitionerId}::uuid and c.live and not c.overbooked
        and c.kind in ('hold', 'group')
        and (c.kind = 'group' or (c.expires_at > ${new Date(filter.now).toISOString()}::timestamptz
          and c.owner_account_id is distinct from ${filter.accountId}::uuid))
        and c.during && tstzrange((${filter.first}::date - 1)::timestamptz, (${filter.last}::date + 3)::timestamptz)),
      ${filter.siteId === null ? sql`(select built_until::text from scheduling.calendar where practitioner_id = ${filter.practitionerId}::uuid)` : sql`null`}`;
}
