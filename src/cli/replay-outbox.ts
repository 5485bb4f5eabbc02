import { sql } from 'kysely';
import { Clock } from '../shared/kernel/clock.js';
import { Database } from '../shared/persistence/database.js';
import type { CliCommand } from './command.js';

/** Makes parked reactions due again: after the cause of their failure is mended. */
export const replayOutbox: CliCommand = {
  name: 'outbox:replay',
  usage: 'outbox:replay [reaction name]',
  summary: 'makes parked reactions due again',
  async run(app, [name]) {
    const now = app.get(Clock).now().toString();
    const replayed = await app.get(Database).rows(sql`
      update platform.reaction set status = 'due', attempts = 0, next_attempt_at = ${now}::timestamptz
      where status = 'parked' and (${name ?? null}::text is null or name = ${name ?? null}) returning 1`);
    console.log(`${replayed.length} parked reactions are due again.`);
    return 0;
  },
};
