import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { encryptedTables, type EncryptedTable } from './encrypted-columns.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';

/** What one walk over all encrypted fields came to. */
export interface RotationReport {
  readonly fields: number;
  /** Encrypted anew with the first key. */
  readonly rotated: number;
  /** Whether the last walk found nothing that an older key has encrypted. */
  readonly finished: boolean;
  /** Fields that no key of SECRET_KEY opens: `table.column of key`. */
  readonly unreadable: readonly string[];
}

/** A column with how many of its rows are done and how many of them encrypted anew; `looked` are those of this walk. */
export type RotationProgress = (column: string, rows: number, rotated: number, looked: number) => void;

interface RowKey {
  readonly key: string;
  readonly filled: boolean;
}

interface Found {
  readonly key: string;
  readonly stored: Buffer;
}

interface Walk {
  looked: number;
  fields: number;
  rotated: number;
  /** Changed by somebody else between the look and the update: the next walk looks at them again. */
  missed: number;
  readonly unreadable: string[];
}

const maxWalks = 5;

/**
 * Encrypts with the first key what an older one has encrypted. Each field is changed on its own, and only if it still is
 * what was read: the application goes on meanwhile, and a rotation that was stopped goes on where there is still something
 * to do.
 */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {}

  /** Walks until a walk finds nothing left to do: only then is an older key without use. */
  async rotate(progress: RotationProgress = () => undefined): Promise<RotationReport> {
    let rotated = 0;
    for (let walks = 1; ; walks++) {
      const walk: Walk = { looked: 0, fields: 0, rotated: 0, missed: 0, unreadable: [] };
      for (const table of encryptedTables) await this.walk(table, walk, progress);
      rotated += walk.rotated;
      const finished = walk.rotated + walk.missed === 0;
      if (finished || walks === maxWalks)
        return { fields: walk.fields, rotated, finished, unreadable: walk.unreadable };
    }
  }

  /** How many a walk looks at, filled or not. */
  async fieldsToLookAt(): Promise<number> {
    const counts = encryptedTables.map(
      ({ table, columns }) => sql`select count(*) * ${columns.length}::int as fields from ${sql.table(table)}`,
    );
    const row = await this.database.row<{ fields: number }>(
      sql`select sum(fields)::float8 as fields from (${sql.join(counts, sql` union all `)}) counts`,
    );
    return row!.fields;
  }

  private async walk(entry: EncryptedTable, walk: Walk, progress: RotationProgress): Promise<void> {
    for (const column of entry.columns) {
      const rotatedBefore = walk.rotated;
      let rows = 0;
      let after: string | undefined;
      for (;;) {
        const next = await this.rowsAfter(entry, column, after);
        if (next.length === 0) break;
        rows += next.length;
        walk.looked += next.length;
        after = next.at(-1)!.key;
        const filled = next.filter((row) => row.filled).map((row) => row.key);
        walk.fields += filled.length;
        const outdated = filled.length === 0 ? [] : await this.outdated(entry, column, filled);
        for (const found of outdated) await this.encryptAnew(entry, column, found, walk);
        progress(`${entry.table}.${column}`, rows, walk.rotated - rotatedBefore, walk.looked);
      }
    }
  }

  /** Empty fields too: to look for the next full ones might take longer than a statement may last. */
  private rowsAfter({ table, key, atOnce }: EncryptedTable, column: string, after?: string): Promise<RowKey[]> {
    const from = after === undefined ? sql`` : sql`where ${sql.ref(key.column)} > ${after}::${sql.raw(key.type)}`;
    return this.database.rows<RowKey>(sql`
      select ${sql.ref(key.column)}::text as key, ${sql.ref(column)} is not null as filled from ${sql.table(table)}
      ${from} order by ${sql.ref(key.column)} limit ${atOnce}`);
  }

  private outdated({ table, key }: EncryptedTable, column: string, keys: readonly string[]): Promise<Found[]> {
    const written = Buffer.from(this.encryption.keyIds[0]!, 'hex');
    return this.database.rows<Found>(sql`
      select ${sql.ref(key.column)}::text as key, ${sql.ref(column)} as stored from ${sql.table(table)}
      where ${sql.ref(key.column)} = any(${keys}::${sql.raw(key.type)}[])
        and substring(${sql.ref(column)} from 2 for 4) <> ${written}::bytea
      order by ${sql.ref(key.column)}`);
  }

  private async encryptAnew(entry: EncryptedTable, column: string, found: Found, walk: Walk): Promise<void> {
    const fresh = this.freshly(found.stored);
    if (!fresh) {
      walk.unreadable.push(`${entry.table}.${column} of ${found.key}`);
      return;
    }
    const changed = await this.database.rows(this.exchange(entry, column, found, fresh));
    if (changed.length === 1) walk.rotated++;
    else walk.missed++;
  }

  private exchange({ table, key }: EncryptedTable, column: string, found: Found, fresh: Buffer): RawBuilder<unknown> {
    return sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${fresh}::bytea
      where ${sql.ref(key.column)} = ${found.key}::${sql.raw(key.type)} and ${sql.ref(column)} = ${found.stored}::bytea
      returning 1`;
  }

  private freshly(stored: Buffer): Buffer | undefined {
    try {
      return this.encryption.encryptBytes(this.encryption.decryptBytes(stored));
    } catch {
      return undefined;
    }
  }
}
