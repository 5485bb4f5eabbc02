import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { within } from './within.js';
import { WorkQueue, type Work } from './work-queue.js';

const concurrency = 8;
const longestStopMilliseconds = 10_000;

interface Lane {
  readonly work: Work;
  readonly waiting: string[];
  /** Ids that wait or are being worked on: none of them is queued a second time. */
  readonly known: Set<string>;
  running: number;
}

/** The queue of an installation without Redis: work is done in the process that found it, a few pieces at a time. */
@Injectable()
export class InProcessQueue extends WorkQueue implements BeforeApplicationShutdown {
  override readonly kind = 'in-process';
  private readonly logger = new Logger(InProcessQueue.name);
  private readonly lanes = new Map<string, Lane>();
  private readonly idle = new Set<() => void>();
  private stopped = false;
  /** Work belongs neither to the request nor to the transaction in which its id was added. */
  private readonly outside = AsyncLocalStorage.snapshot();

  /** Ids of a queue that nobody in this process works on are left to the process that does. */
  async add(queue: string, ids: readonly string[]): Promise<void> {
    const lane = this.lanes.get(queue);
    if (!lane || this.stopped) return;
    for (const id of ids) {
      if (lane.known.has(id)) continue;
      lane.known.add(id);
      lane.waiting.push(id);
    }
    this.outside(() => this.fill(lane));
  }

  process(queue: string, work: Work): void {
    if (this.lanes.has(queue)) throw new Error(`Two workers for the queue ${queue}`);
    this.lanes.set(queue, { work, waiting: [], known: new Set(), running: 0 });
  }

  async drain(): Promise<void> {
    if (this.isIdle()) return;
    await new Promise<void>((resolve) => this.idle.add(resolve));
  }

  async reachable(): Promise<boolean> {
    return !this.stopped;
  }

  /** What is being worked on is finished; what waits is found again in the database. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const { waiting, known } of this.lanes.values()) {
      for (const id of waiting.splice(0)) known.delete(id);
    }
    await within(longestStopMilliseconds, this.drain()).catch(() => {
      const left = [...this.lanes.values()].flatMap(({ known }) => [...known]);
      this.logger.warn(`Stopping does not wait any longer for the work on ${left.join(', ')}`);
    });
  }

  private fill(lane: Lane): void {
    while (lane.running < concurrency && lane.waiting.length > 0) void this.run(lane, lane.waiting.shift()!);
  }

  private async run(lane: Lane, id: string): Promise<void> {
    lane.running++;
    try {
      await lane.work(id);
    } catch (error) {
      this.logger.warn(`Work ${id} failed and will be found again: ${(error as Error).message}`);
    } finally {
      lane.running--;
      lane.known.delete(id);
      this.fill(lane);
      this.tellIdle();
    }
  }

  private tellIdle(): void {
    if (!this.isIdle()) return;
    for (const resolve of this.idle) resolve();
    this.idle.clear();
  }

  private isIdle(): boolean {
    return [...this.lanes.values()].every((lane) => lane.running === 0 && lane.waiting.length === 0);
  }
}
