import { sql, type RawBuilder } from 'kysely';
import type { CandidateFilter } from '../application/directory.js';

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

/** Who is listed at all, and what was asked for. */
export function conditionsOf(filter: CandidateFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  const { listedOn, specialtyId, language, gender, maxFee, visitTypeId, site, after } = filter;
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
  if (after) {
    const [name, id] = after;
    conditions.push(sql`(p.search_name collate "C", p.id) > (${name}::text collate "C", ${id}::uuid)`);
  }
  return conditions.length > 0 ? conditions : [sql`true`];
}
