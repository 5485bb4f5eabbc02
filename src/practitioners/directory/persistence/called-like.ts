import { sql, type RawBuilder } from 'kysely';
import { AskedName } from '../../../shared/persistence/name-search.js';

/** From this likeness on a name was hardly mistyped. */
export const surely = 0.7;

/** A name that is looked for, and what may have been meant by it. */
export interface AskedPractitioner {
  readonly name: AskedName;
  readonly spellings: readonly string[];
}

export const asTyped = (text: string): AskedPractitioner => {
  const name = new AskedName(text);
  return { name, spellings: name.typed };
};

export const spelledLike = (text: string): AskedPractitioner => {
  const name = new AskedName(text);
  return { name, spellings: name.spellings };
};

const key = sql`p.search_key`;

/** SQL: `(practitioner_id, likeness)` of who is called like that; who is called that, as far as it is typed, surely. A letter begins any name of theirs: they are few. */
export function calledLike({ name, spellings }: AskedPractitioner): RawBuilder<unknown> {
  return sql`select practitioner_id, max(likeness) as likeness from (
      select practitioner_id, likeness from practitioners.named_like(${spellings}::text[])
      union all select p.id, ${sql.lit(surely)}::float8 from practitioners.practitioner p
        where ${name.isIn(key)} or ${name.hasBeginnings(key)}
    ) either group by practitioner_id`;
}
