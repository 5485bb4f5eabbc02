import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { sql } from 'kysely';
import { Config } from '../../config.js';
import { Clock } from '../kernel/clock.js';
import { Database } from '../persistence/database.js';
import { instantOf } from '../persistence/column-types.js';
import { outboxChannel } from './outbox.js';
import { ProcessSignal } from './process-signal.js';
import { Reactions } from './reactions.js';
import { nextAttemptAfter, reactionRetries } from './retry.js';
import { withTimeout } from './with-timeout.js';

const batch = 100;
const pollMilliseconds = 1_000;
const maxStopMilliseconds = 10_000;

interface DueReaction {
  eventId: string;
  name: string;
  attempts: number;
  type: string;
  payload: object;
  occurredAt: string;
}

/**
 * Hands events from the outbox to their reactions: each reaction once for each event, in a transaction of its own. A
 * reaction that fails is tried again with growing pauses and parked at last; it never stops another one.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Relay.name);
  private running?: Promise<void>;
  private again = false;
  private stopped = false;
  private poll?: NodeJS.Timeout;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reactions: Reactions,
    processes: ProcessSignal,
  ) {
    const wake = (): void => this.wake();
    if (config.role !== 'api') processes.join({ name: outboxChannel, heard: wake, connected: wake, atOnce: true });
  }

  onApplicationBootstrap(): void {
    if (this.config.role === 'api') return;
    this.poll = setInterval(() => this.wake(), pollMilliseconds);
    this.poll.unref();
  }

  /** A reaction that does not end is rolled back with its connection, and run again by whoever comes next. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.poll);
    await withTimeout(maxStopMilliseconds, Promise.resolve(this.running)).catch((error: Error) =>
      this.logger.warn(`Stopping does not wait any longer for the relay: ${error.message}`),
    );
  }

  /** Runs everything that is due now, and waits for what a round in the background has begun; 0: there was nothing. */
  async drain(): Promise<number> {
    let ran = 0;
    do {
      if (this.running) ran++;
      await this.running;
      ran += await this.runDue();
    } while (this.running);
    return ran;
  }

  private async runDue(): Promise<number> {
    let ran = 0;
    while (!this.stopped) {
      const dispatched = await this.dispatch();
      let more = 0;
      while (!this.stopped && (await this.runNext())) more++;
      ran += more;
      if (dispatched === 0 && more === 0) break;
    }
    return ran;
  }

  private wake(): void {
    this.again = true;
    if (this.stopped || this.running || !this.poll) return;
    this.running = (async () => {
      while (this.again && !this.stopped) {
        this.again = false;
        await this.runDue();
      }
    })()
      .catch((error: Error) => this.logger.warn(`The relay pauses: ${error.message}`))
      .finally(() => (this.running = undefined));
  }

  /** Gives new events their reactions. A type nobody reacts to (or knows) is simply done. */
  private async dispatch(): Promise<number> {
    return this.database.transaction(async () => {
      const events = await this.database.rows<{ id: string; type: string }>(sql`
        select id, type from platform.outbox where dispatched_at is null
        order by occurred_at limit ${batch} for update skip locked`);
      if (events.length === 0) return 0;
      const now = this.clock.now().toString();
      const reactions = events.flatMap(({ id, type }) => this.reactions.namesOf(type).map((name) => ({ id, name })));
      await this.database.rows(sql`
        with reaction as (
          insert into platform.reaction (event_id, name, next_attempt_at)
          select r.id, r.name, ${now}::timestamptz
          from jsonb_to_recordset(${JSON.stringify(reactions)}::jsonb) as r (id uuid, name text)
          on conflict do nothing)
        update platform.outbox set dispatched_at = ${now}::timestamptz
        where id = any(${events.map((event) => event.id)}::uuid[])`);
      return events.length;
    });
  }

  private async runNext(): Promise<boolean> {
    let due: DueReaction | undefined;
    try {
      await this.database.transaction(async () => {
        due = await this.claimNext();
        if (!due) return;
        await this.reactions.run(due.name, due.type, due.payload, {
          id: due.eventId,
          occurredAt: instantOf(due.occurredAt),
        });
        await this.database.rows(sql`
          update platform.reaction set status = 'done', attempts = attempts + 1, last_error = null
          where event_id = ${due.eventId} and name = ${due.name}`);
      });
    } catch (error) {
      if (!due) throw error;
      await this.recordFailure(due, error as Error);
    }
    return due !== undefined;
  }

  private claimNext(): Promise<DueReaction | undefined> {
    return this.database.row<DueReaction>(sql`
      select r.event_id as "eventId", r.name, r.attempts, o.type, o.payload, o.occurred_at as "occurredAt"
      from platform.reaction r join platform.outbox o on o.id = r.event_id
      where r.status = 'due' and r.next_attempt_at <= ${this.clock.now().toString()}::timestamptz
      order by r.next_attempt_at limit 1 for update of r skip locked`);
  }

  private async recordFailure(due: DueReaction, error: Error): Promise<void> {
    const attempts = due.attempts + 1;
    const next = nextAttemptAfter(reactionRetries, attempts, this.clock.now());
    this.logger.warn(`${due.name} failed on ${due.type} ${due.eventId} (attempt ${attempts}): ${error.message}`);
    await this.database.rows(sql`
      update platform.reaction
      set status = ${next ? 'due' : 'parked'}, attempts = ${attempts}, last_error = ${error.message.slice(0, 500)},
          next_attempt_at = ${(next ?? this.clock.now()).toString()}::timestamptz
      where event_id = ${due.eventId} and name = ${due.name}`);
  }
}
