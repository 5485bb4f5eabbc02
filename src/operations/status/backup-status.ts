import { Injectable } from '@nestjs/common';
import { Config } from '../../config.js';
import { Clock } from '../../shared/kernel/clock.js';
import { instantOf, isoOf } from '../../shared/persistence/column-types.js';
import { Backups } from './backups.js';
import { StatusOf, type ComponentStatus } from '../../shared/status-of.js';

const patienceDays = 7;

/** The last backup that Careslot knows of. Dumps made by other means are known when they are noted. */
@Injectable()
export class BackupStatus {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly backups: Backups,
  ) {}

  @StatusOf('backup')
  async look(): Promise<ComponentStatus> {
    const last = await this.backups.last();
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
