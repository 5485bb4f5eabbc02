import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { TimeRange } from '../../shared/kernel/time-range.js';
import { epochOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import type { OwnedDay } from '../domain/claims.js';
import type { LiveClaim } from '../domain/live-claim.js';
import { claimJson, dayColumns } from './claim-json.js';
import { claimOf, dayOf, type ClaimJson, type DayRow } from './day-rows.js';

/** A row that has free time. */
export interface FreeDay extends OwnedDay {
  /** Epoch milliseconds; may have passed by a few minutes. */
  readonly firstFree: number;
}

/** Which rows a search reads. */
export interface FreeDaysFilter {
  readonly practitionerIds: readonly string[];
  readonly siteId: string | null;
  readonly range: TimeRange;
  /** Rows that surely have no gap of this length are left out. */
  readonly minutes: number;
  /** The last day that matters. */
  readonly until: string;
}

/** Whose first rows are wanted, and from which instant on a gap of how many minutes is enough. */
export interface FirstRowsFilter {
  readonly each: readonly { readonly practitionerId: string; readonly from: number; readonly minutes: number }[];
  readonly siteId: string | null;
  /** Epoch milliseconds, exclusive. */
  readonly to: number;
  /** The last day that matters. */
  readonly until: string;
}

/** Rows, and the practitioners whose rows end before the last day that matters: theirs have to be built first. */
export interface FreeDaysFound {
  readonly rows: FreeDay[];
  readonly short: string[];
}

export interface OwnedClaim {
  readonly practitionerId: string;
  readonly claim: LiveClaim;
}

type FreeRow = DayRow & { firstFree: string };
type FoundRow = FreeRow & { short: string[] | null };

const instant = (at: number): RawBuilder<unknown> => sql`${new Date(at).toISOString()}::timestamptz`;

/** Rows of many practitioners by their first free instant. */
@Injectable()
export class FreeDays {
  constructor(private readonly database: Database) {}

  /** The next rows after the one that was read last, by first free instant. The first ones come with `short`. */
  async earliest(filter: FreeDaysFilter, after: FreeDay | undefined, limit: number): Promise<FreeDaysFound> {
    // Days under way come first: what they have left is found by the reader, who clips them.
    const beyond = after
      ? sql`and (d.first_free, d.practitioner_id, d.site_id, d.day) > (${instant(after.firstFree)},
          ${after.practitionerId}::uuid, ${after.day.siteId}::uuid, ${after.day.day}::date)`
      : sql``;
    const rows = await this.database.rows<FoundRow>(sql`
      (select ${dayColumns}, d.first_free::text as "firstFree", null::uuid[] as short
      from scheduling.practitioner_day d
      where d.first_free is not null and ${this.matching(filter)} ${beyond}
      order by d.first_free, d.practitioner_id, d.site_id, d.day limit ${limit})
      union all ${after ? this.none() : this.short(filter.practitionerIds, filter.until)}`);
    return foundIn(rows);
  }

  /** The first rows of each practitioner, by first free instant; with null all of them. */
  async firstOfEach({ each, siteId, to, until }: FirstRowsFilter, limit: number | null): Promise<FreeDaysFound> {
    const ids = each.map(({ practitionerId }) => practitionerId);
    // The interval of nothing keeps the planner from walking through all practitioners' rows in the order of their index.
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

  /** The rows of the two days after each of these. */
  async following(days: readonly OwnedDay[]): Promise<OwnedDay[]> {
    if (days.length === 0) return [];
    const wanted = days.map(({ practitionerId, day }) => ({ practitionerId, siteId: day.siteId, day: day.day }));
    const rows = await this.database.rows<DayRow>(sql`
      select ${dayColumns}
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w ("practitionerId" uuid, "siteId" uuid, day date)
      join scheduling.practitioner_day d on d.practitioner_id = w."practitionerId" and d.site_id = w."siteId"
        and d.day between w.day + 1 and w.day + 2`);
    return rows.map((row) => ({ practitionerId: row.practitionerId, day: dayOf(row) }));
  }

  /** Live holds of other accounts, of any practitioner's time. They are few. */
  async holds(accountId: string | null, now: number): Promise<OwnedClaim[]> {
    const rows = await this.database.rows<{ claim: ClaimJson }>(sql`
      select ${claimJson} as claim from scheduling.claim c
      where c.kind = 'hold' and c.live and c.expires_at > ${instant(now)}
        and c.owner_account_id is distinct from ${accountId}::uuid`);
    return rows.map(ownedClaimOf);
  }

  /** Live groups of these visit types, full ones too, that start in the range. */
  async groups(
    { practitionerIds, siteId, range }: Omit<FreeDaysFilter, 'minutes' | 'until'>,
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

  private matching({ practitionerIds, siteId, range, minutes }: FreeDaysFilter): RawBuilder<unknown> {
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
