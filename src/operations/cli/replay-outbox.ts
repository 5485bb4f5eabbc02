import { sql } from 'kysely';
import { Clock } from '../../shared/kernel/clock.js';
import { Database } from '../../shared/persistence/database.js';
import type { CliCommand } from './command.js';
import { showProgress } from './progress.js';

const atOnce = 500;

/** Makes parked reactions due again: after the cause of their failure is mended. */
export const replayOutbox: CliCommand = {
  name: 'outbox:replay',
  usage: 'outbox:replay [reaction name]',
  summary: 'makes parked reactions due again',
  async run(app, [name = null]) {
    const database = app.get(Database);
    const now = app.get(Clock).now().toString();
    const parked = sql`status = 'parked' and (${name}::text is null or name = ${name})`;
    const found = await database.row<{ total: number }>(
      sql`select count(*)::int as total from platform.reaction where ${parked}`,
    );
    const progress = showProgress('Replaying');
    let replayed = 0;
    for (;;) {
      const rows = await database.rows(sql`
        update platform.reaction set status = 'due', attempts = 0, next_attempt_at = ${now}::timestamptz
        where (event_id, name) in (
          select event_id, name from platform.reaction where ${parked} limit ${atOnce} for update skip locked)
        returning 1`);
      if (rows.length === 0) break;
      replayed += rows.length;
      progress.at(replayed, Math.max(replayed, found!.total));
    }
    progress.end();
    console.log(`${replayed} parked reactions are due again.`);
    return 0;
  },
};
