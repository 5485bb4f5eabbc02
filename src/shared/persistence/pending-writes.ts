import { sql, type RawBuilder } from 'kysely';

/** A column's value as JSON can carry it; `bytea` goes as {@link hexOf} text. */
export type Row = Record<string, unknown>;

/** Where reads and changes leave their trace. */
export const auditTable = 'platform.audit_event';

/**
 * Rows that only have to be there when the transaction commits (history, outbox, idempotency key). They are collected
 * and written by one statement at its end: the number of statements is what a command costs.
 */
export class PendingWrites {
  private readonly tables = new Map<string, Row[]>();
  readonly afterCommit: (() => void)[] = [];

  /** `table` is schema-qualified and comes from code, never from input. All rows of a table have the same columns. */
  add(table: string, row: Row): void {
    const rows = this.tables.get(table);
    if (rows) rows.push(row);
    else this.tables.set(table, [row]);
  }

  /** Whether nothing is to be written but a trace: if that fails, it is the trail that cannot be written. */
  get onlyTrace(): boolean {
    return this.tables.size === 1 && this.tables.has(auditTable);
  }

  /** One statement for everything collected so far, or undefined. Its text depends on the tables, one row or many. */
  statement(): RawBuilder<unknown> | undefined {
    const inserts = [...this.tables].map(([table, rows]) => {
      const columns = sql.join(Object.keys(rows[0]!).map((column) => sql.ref(column)));
      const into = sql`insert into ${sql.table(table)} (${columns})`;
      if (rows.length === 1) return sql`${into} values (${sql.join(Object.values(rows[0]!).map(parameterOf))})`;
      const target = sql.table(table);
      return sql`${into} select ${columns} from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::jsonb)`;
    });
    this.tables.clear();
    const last = inserts.pop();
    if (!last) return undefined;
    if (inserts.length === 0) return last;
    const others = inserts.map((insert, index) => sql`${sql.ref(`w${index}`)} as (${insert})`);
    return sql`with ${sql.join(others)} ${last}`;
  }
}

/** The driver would take an object for something of its own: JSON columns get their text. */
function parameterOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** Bytes in the text form that a `bytea` column reads. */
export function hexOf(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
