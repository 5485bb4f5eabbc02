import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import pLimit, { type LimitFunction } from 'p-limit';
import { withTimeout } from './with-timeout.js';
import { WorkQueue, type Work } from './work-queue.js';

const concurrency = 8;
const maxStopMilliseconds = 10_000;

interface Lane {
  readonly work: Work;
  readonly limit: LimitFunction;
  /** What waits or is being worked on, by its id, in the order of arrival: no id is queued a second time. */
  readonly pending: Map<string, Promise<void>>;
}

/** The queue of an installation without Redis: work is done in the process that found it, a few pieces at a time. */
@Injectable()
export class InProcessQueue extends WorkQueue implements BeforeApplicationShutdown {
  override readonly kind = 'in-process';
  private readonly logger = new Logger(InProcessQueue.name);
  private readonly lanes = new Map<string, Lane>();
  private stopped = false;
  /** Work belongs neither to the request nor to the transaction in which its id was added. */
  private readonly outside = AsyncLocalStorage.snapshot();

  /** Ids of a queue that nobody in this process works on are left to the process that does. */
  async add(queue: string, ids: readonly string[]): Promise<void> {
    const lane = this.lanes.get(queue);
    if (!lane || this.stopped) return;
    for (const id of ids) {
      if (lane.pending.has(id)) continue;
      const done = this.outside(() => lane.limit(() => this.run(lane, id)));
      lane.pending.set(
        id,
        done.finally(() => lane.pending.delete(id)),
      );
    }
  }

  process(queue: string, work: Work): void {
    if (this.lanes.has(queue)) throw new Error(`Two workers for the queue ${queue}`);
    this.lanes.set(queue, { work, limit: pLimit(concurrency), pending: new Map() });
  }

  async drain(): Promise<void> {
    const pending = (): Promise<void>[] => [...this.lanes.values()].flatMap((lane) => [...lane.pending.values()]);
    while (pending().length > 0) await Promise.all(pending());
  }

  async reachable(): Promise<boolean> {
    return !this.stopped;
  }

  /** What is being worked on is finished; what waits is found again in the database. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await withTimeout(maxStopMilliseconds, this.drain()).catch(() => {
      const left = [...this.lanes.values()].flatMap(({ limit, pending }) =>
        [...pending.keys()].slice(0, limit.activeCount),
      );
      this.logger.warn(`Stopping does not wait any longer for the work on ${left.join(', ')}`);
    });
  }

  private async run(lane: Lane, id: string): Promise<void> {
    if (this.stopped) return;
    await lane.work(id).catch((error: Error) => {
      this.logger.warn(`Work ${id} failed and will be found again: ${error.message}`);
    });
  }
}
