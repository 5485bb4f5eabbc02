import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { epochOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import type { OwnedDay } from '../domain/claims.js';
import {
  FreeDays,
  type FirstRowsAsked,
  type FreeDay,
  type FreeDaysAsked,
  type FreeDaysFound,
  type OwnedClaim,
} from '../domain/free-days.js';
import { claimJson, dayColumns } from './claim-json.js';
import { claimOf, dayOf, type ClaimJson, type DayRow } from './day-rows.js';

type FreeRow = DayRow & { firstFree: string };
type FoundRow = FreeRow & { short: string[] | null };

const instant = (at: number): RawBuilder<unknown> => sql`${new Date(at).toISOString()}::timestamptz`;

@Injectable()
export class PostgresFreeDays extends FreeDays {
  constructor(private readonly database: Database) {
    super();
  }

  override async earliest(asked: FreeDaysAsked, after: FreeDay | undefined, limit: number): Promise<FreeDaysFound> {
    // Days under way come first: what they have left is found by the reader, who clips them.
    const beyond = after
      ? sql`and (d.first_free, d.practitioner_id, d.site_id, d.day) > (${instant(after.firstFree)},
          ${after.practitionerId}::uuid, ${after.day.siteId}::uuid, ${after.day.day}::date)`
      : sql``;
    const rows = await this.database.rows<FoundRow>(sql`
      (select ${dayColumns}, d.first_free::text as "firstFree", null::uuid[] as short
      from scheduling.practitioner_day d
      where d.first_free is not null and ${this.matching(asked)} ${beyond}
      order by d.first_free, d.practitioner_id, d.site_id, d.day limit ${limit})
      union all ${after ? this.none() : this.short(asked.practitionerIds, asked.until)}`);
    return foundIn(rows);
  }

  override async firstOfEach(
    { each, siteId, to, until }: FirstRowsAsked,
    limit: number | null,
  ): Promise<FreeDaysFound> {
    const ids = each.map(({ practitionerId }) => practitionerId);
    // The interval of nothing keeps the planner from walking through everybody's rows in the order of their index.
    const rows = await this.database.rows<FoundRow>(sql`
      select f.*, null::uuid[] as short from unnest(${ids}::uuid[],
        ${each.map(({ from }) => new Date(from).toISOString())}::timestamptz[],
        ${each.map(({ minutes }) => minutes)}::int[]) as p (id, wanted_from, minutes)
      cross join lateral (
        select ${dayColumns}, d.first_free::text as "firstFree" from scheduling.practitioner_day d
        where d.practitioner_id = p.id and (${siteId}::uuid is null or d.site_id = ${siteId}::uuid)
          and d.first_free < ${instant(to)} and upper(d.free) > p.wanted_from and d.longest_gap_minutes >= p.minutes
        order by d.first_free + interval '0', d.site_id limit ${limit}::int
      ) f
      union all ${this.short(ids, until)}`);
    return foundIn(rows);
  }

  override async following(days: readonly OwnedDay[]): Promise<OwnedDay[]> {
    if (days.length === 0) return [];
    const wanted = days.map(({ practitionerId, day }) => ({ practitionerId, siteId: day.siteId, day: day.day }));
    const rows = await this.database.rows<DayRow>(sql`
      select ${dayColumns}
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w ("practitionerId" uuid, "siteId" uuid, day date)
      join scheduling.practitioner_day d on d.practitioner_id = w."practitionerId" and d.site_id = w."siteId"
        and d.day between w.day + 1 and w.day + 2`);
    return rows.map((row) => ({ practitionerId: row.practitionerId, day: dayOf(row) }));
  }

  override async holds(accountId: string | null, now: number): Promise<OwnedClaim[]> {
    const rows = await this.database.rows<{ claim: ClaimJson }>(sql`
      select ${claimJson} as claim from scheduling.claim c
      where c.kind = 'hold' and c.live and c.expires_at > ${instant(now)}
        and c.owner_account_id is distinct from ${accountId}::uuid`);
    return rows.map(ownedClaimOf);
  }

  override async groups(
    { practitionerIds, siteId, range }: Omit<FreeDaysAsked, 'minutes' | 'until'>,
    visitTypeIds: readonly string[],
  ): Promise<OwnedClaim[]> {
    const rows = await this.database.rows<{ claim: ClaimJson }>(sql`
      select ${claimJson} as claim from scheduling.claim c
      where c.live and not c.overbooked and c.kind = 'group' and c.practitioner_id = any(${practitionerIds}::uuid[])
        and c.visit_type_id = any(${visitTypeIds}::uuid[]) and (${siteId}::uuid is null or c.site_id = ${siteId}::uuid)
        and c.during && tstzrange(${instant(range.from)}, ${instant(range.to)})
        and c.starts_at >= ${instant(range.from)} and c.starts_at < ${instant(range.to)}`);
    return rows.map(ownedClaimOf);
  }

  /** Behind the rows: whose calendars end before the day. */
  private short(practitionerIds: readonly string[], until: string): RawBuilder<unknown> {
    return sql`select null, null, null, null, null, null, array(
      select practitioner_id from scheduling.calendar
      where practitioner_id = any(${practitionerIds}::uuid[]) and built_until < ${until}::date)`;
  }

  private none(): RawBuilder<unknown> {
    return sql`select null, null, null, null, null, null, '{}'::uuid[]`;
  }

  private matching({ practitionerIds, siteId, range, minutes }: FreeDaysAsked): RawBuilder<unknown> {
    return sql`d.practitioner_id = any(${practitionerIds}::uuid[])
      and (${siteId}::uuid is null or d.site_id = ${siteId}::uuid)
      and d.first_free < ${instant(range.to)} and upper(d.free) > ${instant(range.from)}
      and d.longest_gap_minutes >= ${minutes}::int`;
  }
}

function foundIn(rows: FoundRow[]): FreeDaysFound {
  const { short } = rows.pop()!;
  return { rows: rows.map(freeDayOf), short: short ?? [] };
}

function freeDayOf(row: FreeRow): FreeDay {
  return { practitionerId: row.practitionerId, day: dayOf(row), firstFree: epochOf(row.firstFree) };
}

function ownedClaimOf({ claim }: { claim: ClaimJson }): OwnedClaim {
  return { practitionerId: claim.practitionerId, claim: claimOf(claim) };
}
