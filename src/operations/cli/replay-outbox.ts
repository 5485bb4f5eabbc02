import { ParkedWork } from '../../shared/messaging/parked-work.js';
import type { CliCommand } from './command.js';
import { showProgress } from './progress.js';

/** Lists parked work and makes it due again: after the cause of its failure is mended. */
export const replayOutbox: CliCommand = {
  name: 'outbox:replay',
  usage: 'outbox:replay [reaction or kind of message]',
  summary: 'lists parked reactions and messages, and makes them due again',
  async run(app, [only]) {
    const parked = app.get(ParkedWork);
    let total = 0;
    for (const group of await parked.list()) {
      if (only !== undefined && group.name !== only) continue;
      const progress = showProgress('Replaying');
      const replayed = await parked.replay(group, (done) => progress.at(done, Math.max(done, group.count), group.name));
      progress.end();
      console.log(`${replayed} × ${group.kind} ${group.name} (${group.lastError ?? 'no error on record'})`);
      total += replayed;
    }
    console.log(`${total} parked reactions and messages are due again.`);
    return 0;
  },
};
