import { Clock } from '../../shared/kernel/clock.js';
import { Backups } from '../status/backups.js';
import type { CliCommand } from './command.js';

/** For backups made by other means: GET /system/status knows of them then. */
export const noteBackup: CliCommand = {
  name: 'backup:note',
  usage: 'backup:note [bytes]',
  summary: 'notes that a backup was made by other means, such as pg_dump',
  async run(app, [bytes = null]) {
    if (bytes !== null && !/^\d{1,15}$/.test(bytes)) throw new Error(`Usage: ${this.usage}`);
    await app.get(Backups).note({ at: app.get(Clock).now().toString(), kind: 'other', bytes });
    console.log('Noted.');
    return 0;
  },
};
