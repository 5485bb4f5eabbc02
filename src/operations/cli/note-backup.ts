import { sql } from 'kysely';
import { Clock } from '../../shared/kernel/clock.js';
import { newId } from '../../shared/kernel/id.js';
import { Database } from '../../shared/persistence/database.js';
import type { CliCommand } from './command.js';

/** For backups made by other means: GET /system/status knows of them then. */
export const noteBackup: CliCommand = {
  name: 'backup:note',
  usage: 'backup:note [bytes]',
  summary: 'notes that a backup was made by other means, such as pg_dump',
  async run(app, [bytes]) {
    if (bytes !== undefined && !/^\d{1,15}$/.test(bytes)) throw new Error(`Usage: ${this.usage}`);
    await app.get(Database).rows(sql`
      insert into platform.backup (id, at, kind, bytes)
      values (${newId()}::uuid, ${app.get(Clock).now().toString()}::timestamptz, 'other', ${bytes ?? null}::bigint)`);
    console.log('Noted.');
    return 0;
  },
};
