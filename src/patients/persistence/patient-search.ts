import { sql, type RawBuilder } from 'kysely';
import { normaliseEmail } from '../../shared/kernel/email-address.js';
import { spellingsOf } from '../../shared/kernel/spellings.js';

/** With fewer letters hardly anybody is told from anybody else: then names have to begin with them. */
const leastLetters = 3;
const leastDigits = 3;

/** Ranks above every likeness, which is at most 1. */
const rank = { same: 4, begins: 3, contains: 2 } as const;

/** SQL: `(id, rank)` of the patients whom a text may mean, as it is typed: by name, e-mail address or telephone number. */
export function whoIsMeantBy(text: string): RawBuilder<{ id: string; rank: number }> {
  if (isNumber(text)) return phoned(text);
  if (isAddress(text)) return mailed(text);
  if (text.includes(' ') || text.length < leastLetters) return named(text);
  const ways = [named(text), mailed(text)];
  return sql`select id, max(rank) as rank from (${sql.join(ways, sql` union all `)}) found group by id`;
}

/** SQL: the same by name alone, also misspelt, with or without accents, in any order of the names. */
export function named(name: string): RawBuilder<{ id: string; rank: number }> {
  const wanted = sql`patients.searchable(${name}::text)`;
  const pattern = likeText(name);
  const begins = sql`patients.searchable(${`${pattern}%`}::text)`;
  if (name.length < leastLetters) {
    return sql`select p.id, ${sql.lit(rank.begins)}::float8 as rank from patients.patient p where p.search_name like ${begins}`;
  }
  return sql`select p.id, case when p.search_name = ${wanted} then ${sql.lit(rank.same)}
      when p.search_name like ${begins} then ${sql.lit(rank.begins)}
      when p.search_name like patients.searchable(${`% ${pattern}%`}::text) then ${sql.lit(rank.contains)}
      else round(likeness::numeric, 3) end::float8 as rank
    from patients.named_like(
      (select array_agg(patients.searchable(spelling)) from unnest(${spellingsOf(name)}::text[]) spelling)
    ) join patients.patient p on p.id = patient_id`;
}

function mailed(text: string): RawBuilder<{ id: string; rank: number }> {
  const part = normaliseEmail(text);
  return sql`select p.id, case when lower(p.email) = lower(${part}::text) then ${sql.lit(rank.same)}
      else ${sql.lit(rank.contains)} end::float8 as rank
    from patients.patient p where lower(p.email) like lower(${`%${likeText(part)}%`}::text)`;
}

function phoned(number: string): RawBuilder<{ id: string; rank: number }> {
  return sql`select p.id, case when ${samePhone(number)} then ${sql.lit(rank.same)}
      else ${sql.lit(rank.contains)} end::float8 as rank
    from patients.patient p
    where p.phone_digits like '%' || patients.dialled(${number}::text) || '%' or ${samePhone(number)}`;
}

/** SQL: whether a number reaches the same telephone, with or without the code of the country: its last digits say so. */
export function samePhone(number: string): RawBuilder<boolean> {
  const dialled = sql`patients.dialled(${number}::text)`;
  return sql<boolean>`(right(p.phone_digits, 8) = right(${dialled}, 8)
    and (length(p.phone_digits) >= 8 or p.phone_digits = ${dialled}))`;
}

export function sameEmail(address: string): RawBuilder<boolean> {
  return sql<boolean>`lower(p.email) = lower(${normaliseEmail(address)}::text)`;
}

function isNumber(text: string): boolean {
  return /^[\d\s()+./-]+$/.test(text) && text.replaceAll(/\D|^0+/g, '').length >= leastDigits;
}

/** Part of an address that no name has. */
function isAddress(text: string): boolean {
  return /^\S*([@\d]|\S\.\S{2})\S*$/.test(text);
}

function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
