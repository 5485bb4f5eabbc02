import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Config } from '../../config.js';
import { Clock } from '../../shared/kernel/clock.js';
import { instantOf, isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { StatusOf, type ComponentStatus } from '../../shared/status-of.js';

const patienceDays = 7;

interface Backup {
  readonly at: string;
  readonly kind: 'export' | 'other';
  readonly bytes: string | null;
}

/** The last backup that Careslot knows of. Dumps made by other means are known when they are noted. */
@Injectable()
export class BackupStatus {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @StatusOf('backup')
  async look(): Promise<ComponentStatus> {
    const last = await this.database.row<Backup>(
      sql`select at, kind, bytes from platform.backup order by at desc limit 1`,
    );
    const days = last ? Math.floor(this.clock.now().since(instantOf(last.at)).total('hours') / 24) : null;
    const facts = {
      lastAt: last ? isoOf(last.at) : null,
      kind: last?.kind ?? null,
      bytes: last?.bytes == null ? null : Number(last.bytes),
      ageDays: days,
    };
    // A clinic for trials need not be saved.
    const state = this.config.production && (days === null || days >= patienceDays) ? 'warning' : 'ok';
    if (!last) return { state, message: 'No backup is known: run export, and note other dumps by backup:note.', facts };
    return { state, message: `The last known backup was made ${ago(days!)}.`, facts };
  }
}

function ago(days: number): string {
  if (days < 1) return 'less than a day ago';
  return days === 1 ? 'a day ago' : `${days} days ago`;
}
