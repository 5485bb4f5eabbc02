import { sql, type RawBuilder } from 'kysely';
import { normaliseEmail } from '../../shared/kernel/email-address.js';
import { AskedName } from '../../shared/persistence/name-search.js';

/** With fewer letters hardly any address is told from any other. */
const minLetters = 3;
const minDigits = 3;

/** Ranks above every likeness, which is at most 1. */
const rank = { same: 5, begins: 4, words: 3, contains: 2 } as const;

/** SQL: `(id, rank)` of the patients whom a text may mean, as it is typed: by name, e-mail address or telephone number. */
export function whoIsMeantBy(text: string): RawBuilder<{ id: string; rank: number }> {
  if (isNumber(text)) return phoned(text);
  if (isAddress(text)) return mailed(text);
  if (text.includes(' ') || text.length < minLetters || isForeign(text)) return named(text);
  const ways = [named(text), mailed(text)];
  return sql`select id, max(rank) as rank from (${sql.join(ways, sql` union all `)}) found group by id`;
}

/**
 * SQL: the same by name alone, also misspelt, with or without accents, in any script and any order of the names. Swapped
 * letters are looked for only when nobody fits as it was typed: each spelling costs as much as the first.
 */
export function named(name: string): RawBuilder<{ id: string; rank: number }> {
  const asked = new AskedName(name);
  const key = sql`p.search_key`;
  return sql`with typed as materialized (
      select p.id, case when ${asked.equals(key)} then ${sql.lit(rank.same)}
        when ${asked.begins(key)} then ${sql.lit(rank.begins)}
        when ${asked.hasBeginnings(key)} then ${sql.lit(rank.words)}
        else ${sql.lit(rank.contains)} end::float8 as rank
      from patients.patient p where ${asked.isIn(key)}
    )
    select id, max(rank) as rank from (
      select id, rank from typed
      union all select patient_id, round(likeness::numeric, 3) from patients.named_like(
        case when exists (select from typed) then ${asked.typed}::text[] else ${asked.spellings}::text[] end)
    ) found group by id`;
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
  return /^[\d\s()+./-]+$/.test(text) && text.replaceAll(/\D|^0+/g, '').length >= minDigits;
}

/** Letters that hardly any address has, and that the database may not know as letters. */
function isForeign(text: string): boolean {
  return /[^ -~]/.test(text);
}

/** Part of an address that no name has. */
function isAddress(text: string): boolean {
  if (isForeign(text)) return text.includes('@');
  return /^\S*([@\d]|\S\.\S{2})\S*$/.test(text);
}

function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
