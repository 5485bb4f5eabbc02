import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { newId } from '../../shared/kernel/id.js';
import { Database } from '../../shared/persistence/database.js';

/** `export`: made by this product; `other`: by other means, and noted. */
export interface Backup {
  readonly at: string;
  readonly kind: 'export' | 'other';
  /** null: not known. */
  readonly bytes: string | null;
}

/** The backups that Careslot knows of. */
@Injectable()
export class Backups {
  constructor(private readonly database: Database) {}

  async note({ at, kind, bytes }: Backup): Promise<void> {
    await this.database.rows(sql`
      insert into platform.backup (id, at, kind, bytes)
      values (${newId()}::uuid, ${at}::timestamptz, ${kind}, ${bytes}::bigint)`);
  }

  async last(): Promise<Backup | undefined> {
    return this.database.row<Backup>(sql`select at, kind, bytes from platform.backup order by at desc limit 1`);
  }
}
