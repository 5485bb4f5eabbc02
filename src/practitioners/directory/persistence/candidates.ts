import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../../shared/persistence/database.js';
import type { Position } from '../../catalogue/domain/site.js';
import type { Gender } from '../domain/profile.js';
import { calledLike, type AskedPractitioner } from './called-like.js';

/** Somebody who can be found, with what the search sorts and narrows by. */
export interface Candidate {
  readonly id: string;
  /** As it is written: the database knows the order of names. */
  readonly sortName: string;
  readonly homeSiteId: string | null;
  /** Only when it was asked for. */
  readonly feeAmount: number | null;
  /** 0 to 1: how well the name fits what was asked for. */
  readonly likeness: number;
  /** Whether they come after {@link CandidateFilter.after} in the order of names, which the database alone knows. */
  readonly later: boolean;
}

export interface CandidateFilter {
  /** Only who is active with a licence that counts on this day; without one, everybody. */
  readonly listedOn?: string;
  readonly called?: AskedPractitioner;
  readonly specialtyId?: string;
  readonly language?: string;
  readonly gender?: Gender;
  /** Minor units. */
  readonly maxFee?: number;
  readonly withFee?: boolean;
  readonly visitTypeId?: string;
  /** At their home site, or one of these ids: who works there. */
  readonly site?: { readonly id: string; readonly workers: readonly string[] };
  /** Name and id. */
  readonly after?: readonly [string, string];
  readonly limit: number;
}

/** What a visit with them costs at least: their own fee, else the lowest of the visit types they offer. */
export const lowestFee = sql`left join lateral (
  select p.fee_amount as amount, p.fee_currency as currency where p.fee_amount is not null
  union all
  (select v.fee_amount, v.fee_currency from practitioners.visit_type v
    where p.fee_amount is null and v.active and v.fee_amount is not null
      and (p.visit_type_ids = '{}' or v.id = any(p.visit_type_ids))
    order by v.fee_amount limit 1)
  limit 1
) fee on true`;

/** In the order of their names. */
export function findCandidates(database: Database, filter: CandidateFilter): Promise<Candidate[]> {
  const named = filter.called
    ? sql`join (${calledLike(filter.called)}) named on named.practitioner_id = p.id`
    : sql`cross join (select 1::real as likeness) named`;
  const withFee = filter.withFee || filter.maxFee !== undefined;
  return database.rows(sql<Candidate>`
    select p.id, p.full_name as "sortName", (
        select s.id from practitioners.site s where s.id = p.home_site_id and s.active) as "homeSiteId",
      ${withFee ? sql`fee.amount` : sql`null::int`} as "feeAmount", named.likeness,
      ${laterThan(filter.after)} as later
    from practitioners.practitioner p ${named} ${withFee ? lowestFee : sql``}
    where ${sql.join(conditionsOf(filter), sql` and `)}
    order by p.full_name, p.id limit ${filter.limit}::int`);
}

/** Kilometres from a point to each active site that has a position. */
export async function distancesFrom(database: Database, { lat, lon }: Position): Promise<Map<string, number>> {
  const rows = await database.rows(sql<{ id: string; kilometres: number }>`
    select id, public.earth_distance(
      public.ll_to_earth(latitude, longitude), public.ll_to_earth(${lat}::float8, ${lon}::float8)
    ) / 1000 as kilometres
    from practitioners.site where active and latitude is not null`);
  return new Map(rows.map(({ id, kilometres }) => [id, kilometres]));
}

/** Who is listed at all, and what was asked for. */
function conditionsOf(filter: CandidateFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  const { listedOn, specialtyId, language, gender, maxFee, visitTypeId, site, after, called } = filter;
  if (listedOn) conditions.push(sql`p.status = 'active'`, sql`p.licence_expires_on >= ${listedOn}::date`);
  if (specialtyId) conditions.push(sql`p.specialty_ids @> array[${specialtyId}::uuid]`);
  if (gender) conditions.push(sql`p.gender = ${gender}::text`);
  if (maxFee !== undefined) conditions.push(sql`fee.amount <= ${maxFee}::int`);
  if (language) {
    conditions.push(
      sql`exists (select from unnest(p.languages) spoken where lower(spoken) = lower(${language}::text))`,
    );
  }
  if (visitTypeId) {
    conditions.push(sql`(p.visit_type_ids = '{}' or p.visit_type_ids @> array[${visitTypeId}::uuid])
      and exists (select from practitioners.visit_type v where v.id = ${visitTypeId}::uuid and v.active)`);
  }
  if (site) {
    conditions.push(sql`(p.home_site_id = ${site.id}::uuid or p.id = any(${site.workers}::uuid[]))`);
    // Nobody is found at a site that is closed for booking, except by who looks for everybody.
    if (listedOn) {
      conditions.push(sql`exists (select from practitioners.site s where s.id = ${site.id}::uuid and s.active)`);
    }
  }
  // What fits a name is judged by all who do: whether it was mistyped does not change from page to page.
  if (!called) conditions.push(laterThan(after));
  return conditions;
}

function laterThan(after: CandidateFilter['after']): RawBuilder<boolean> {
  if (!after) return sql<boolean>`true`;
  const [name, id] = after;
  return sql<boolean>`(p.full_name, p.id) > (${name}::text, ${id}::uuid)`;
}
