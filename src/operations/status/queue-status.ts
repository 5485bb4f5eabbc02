import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../shared/kernel/clock.js';
import { WorkQueue } from '../../shared/messaging/work-queue.js';
import { instantOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { StatusOf, type ComponentStatus } from '../../shared/status-of.js';

const patienceSeconds = 60;

interface Backlog {
  readonly waiting: number;
  readonly oldest: string | null;
  readonly retrying: number;
  readonly parked: number;
}

/** Events on their way to their reactions, and the transport of work between processes. */
@Injectable()
export class QueueStatus {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly queue: WorkQueue,
  ) {}

  @StatusOf('queue')
  async look(): Promise<ComponentStatus> {
    const [reachable, backlog] = await Promise.all([this.queue.reachable(), this.backlog()]);
    const { waiting, oldest, retrying, parked } = backlog;
    const age = oldest === null ? null : Math.floor(this.clock.now().since(instantOf(oldest)).total('seconds'));
    const facts = {
      kind: this.queue.kind,
      reachable,
      waitingEvents: waiting,
      oldestWaitingSeconds: age,
      retryingReactions: retrying,
      parkedReactions: parked,
    };
    if (!reachable) {
      return { state: 'down', message: 'Redis cannot be reached: mail waits in the database until it is back.', facts };
    }
    if (age !== null && age > patienceSeconds) {
      const message = `Events have been waiting for ${age} s: look whether a worker runs, and at its log.`;
      return { state: 'warning', message, facts };
    }
    if (parked > 0) {
      const message = `Reactions were given up (${parked}): mend what their log says, then run outbox:replay.`;
      return { state: 'warning', message, facts };
    }
    return { state: 'ok', message: 'Events reach their reactions.', facts };
  }

  private async backlog(): Promise<Backlog> {
    const row = await this.database.row<Backlog>(sql`
      select waiting, oldest, retrying, parked
      from (select count(*)::int as waiting, min(occurred_at) as oldest
            from platform.outbox where dispatched_at is null) events,
        (select count(*)::int as retrying from platform.reaction where status = 'due' and attempts > 0) again,
        (select count(*)::int as parked from platform.reaction where status = 'parked') given_up`);
    return row!;
  }
}
