import { sql, type RawBuilder } from 'kysely';
import { pageOf, positionOf, type KeyKind, type Page } from '../kernel/page.js';

type SqlKind = Exclude<KeyKind, 'nullable'>;

interface SortKey<Row> {
  readonly column: RawBuilder<unknown>;
  readonly kind: SqlKind;
  /** The key of a row, as it was selected. */
  readonly of: (row: Row) => string | number;
}

const types: Record<SqlKind, RawBuilder<unknown>> = {
  id: sql`uuid`,
  text: sql`text`,
  instant: sql`timestamptz`,
  number: sql`float8`,
};

/** SQL of a list that goes on after the last row that was seen. */
export interface Keyset<Row> {
  /** What comes after `order by`. */
  readonly order: RawBuilder<unknown>;
  /** The condition of the rows after the cursor; `true` without one. @throws 400 for a cursor of another list. */
  readonly after: (cursor: string | undefined) => RawBuilder<boolean>;
  /** Cuts `limit + 1` rows to a page. */
  readonly page: <Found extends Row>(rows: readonly Found[], limit: number) => Page<Found>;
}

/** The order of a list by these keys, all up or all down; the last key tells all rows apart. */
export function keyset<Row>(direction: 'asc' | 'desc', keys: readonly SortKey<Row>[]): Keyset<Row> {
  const down = direction === 'desc';
  const columns = sql.join(keys.map(({ column }) => column));
  return {
    order: sql.join(keys.map(({ column }) => sql`${column} ${down ? sql`desc` : sql`asc`}`)),
    after: (cursor) => {
      const kinds = keys.map(({ kind }) => kind);
      const position = positionOf(cursor, kinds);
      if (!position) return sql<boolean>`true`;
      const values = sql.join(position.map((value, index) => sql`${value}::${types[kinds[index]!]}`));
      return sql<boolean>`(${columns}) ${down ? sql`<` : sql`>`} (${values})`;
    },
    page: (rows, limit) => pageOf(rows, limit, (row) => keys.map((key) => key.of(row))),
  };
}
