import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bull';
import { once } from 'node:events';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config.js';
import { withTimeout } from './with-timeout.js';
import { WorkQueue, type Work } from './work-queue.js';

const concurrency = 8;
const maxAddMilliseconds = 1_000;
const maxDrainMilliseconds = 10_000;
const maxStopMilliseconds = 10_000;
const quietMilliseconds = 10_000;

/** The queue of an installation with several processes: Bull on Redis, one Bull queue for each name. */
export class BullQueue extends WorkQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  override readonly kind = 'redis';
  private readonly logger = new Logger(BullQueue.name);
  private readonly queues: Map<string, Queue>;
  private readonly workers = new Map<string, Work>();
  private readonly adding = new Set<Promise<void>>();
  private readonly working = new Set<Promise<void>>();
  private stopping?: Promise<void>;
  private complainedAt = -Infinity;

  constructor(
    private readonly config: Config,
    queues: readonly Queue[],
  ) {
    super();
    this.queues = new Map(queues.map((queue) => [queue.name, queue]));
    for (const queue of queues) {
      queue.on('error', (error) => this.complain(error));
      // What @nestjs/bull would do at the end can wait for ever for a Redis that is away.
      Object.assign(queue, { onApplicationShutdown: () => this.stop() });
      // Bull names its connections for its dashboard, and where Redis is away the failure of that ends the process.
      Object.assign(queue, { setWorkerName: () => Promise.resolve() });
    }
  }

  onApplicationBootstrap(): void {
    for (const [name, queue] of this.queues) {
      // The first use opens the connection. Consumers wait for Redis here, however long it takes to come.
      void queue.client;
      const work = this.workers.get(name);
      if (!work || this.config.role === 'api') continue;
      queue
        .process(concurrency, (job) => this.run(work, String(job.id)))
        .catch((error: Error) => !this.stopping && this.complain(error));
    }
  }

  async add(queue: string, ids: readonly string[]): Promise<void> {
    const target = this.queues.get(queue);
    if (!target) throw new Error(`QueueModule was not told of the queue ${queue}`);
    if (this.stopping || ids.length === 0) return;
    const adding = withTimeout(maxAddMilliseconds, hand(target, ids)).catch((error: Error) => this.complain(error));
    this.adding.add(adding);
    await adding.finally(() => this.adding.delete(adding));
  }

  process(queue: string, work: Work): void {
    if (this.workers.has(queue)) throw new Error(`Two workers for the queue ${queue}`);
    this.workers.set(queue, work);
  }

  async drain(): Promise<void> {
    await Promise.all(this.adding);
    const until = performance.now() + maxDrainMilliseconds;
    while (performance.now() < until && !this.stopping) {
      const left = await withTimeout(maxAddMilliseconds, this.countLeft()).catch(() => 0);
      if (left === 0) return;
      await sleep(20);
    }
  }

  async reachable(): Promise<boolean> {
    const asked = [...this.queues.values()].map((queue) => connected(queue).then(() => queue.client.ping()));
    return withTimeout(maxAddMilliseconds, Promise.all(asked)).then(
      () => true,
      () => false,
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Takes no more work, finishes what has begun, and lets go of Redis whether it answers or not. */
  private stop(): Promise<void> {
    return (this.stopping ??= (async () => {
      const closing = [...this.queues.values()].map((queue) => this.close(queue));
      await Promise.all(closing);
    })());
  }

  private async close(queue: Queue): Promise<void> {
    await withTimeout(maxAddMilliseconds * 2, queue.pause(true, true)).catch(() => undefined);
    await withTimeout(maxStopMilliseconds, Promise.allSettled(this.working)).catch(() => undefined);
    // The work's last word to Redis goes out before the connection ends.
    await nextTurn();
    await withTimeout(maxAddMilliseconds * 2, queue.close(true)).catch(() => undefined);
    for (const client of queue.clients) if (client.status !== 'end') client.disconnect();
  }

  private async run(work: Work, id: string): Promise<void> {
    if (this.stopping) return;
    const running = work(id).catch((error: Error) => {
      this.logger.warn(`Work ${id} failed and will be found again: ${error.message}`);
    });
    this.working.add(running);
    await running.finally(() => this.working.delete(running));
  }

  private async countLeft(): Promise<number> {
    const queues = [...this.queues.values()];
    const counts = await Promise.all(queues.map((queue) => connected(queue).then(() => queue.getJobCounts())));
    return counts.reduce((sum, { waiting, active }) => sum + waiting + active, 0);
  }

  private complain(error: Error): void {
    if (performance.now() - this.complainedAt < quietMilliseconds) return;
    this.complainedAt = performance.now();
    this.logger.warn(`Redis does not take or give work, the database keeps it: ${error.message || String(error)}`);
  }
}

/** Only the id travels. */
async function hand(queue: Queue, ids: readonly string[]): Promise<void> {
  await connected(queue);
  await Promise.all(ids.map((id) => queue.add({}, { jobId: id })));
}

/** A connection that is just being opened is waited for; one that failed is not. */
async function connected({ client }: Queue): Promise<void> {
  if (!['connecting', 'connect'].includes(client.status)) return;
  const over = new AbortController();
  const ready = once(client, 'ready', { signal: over.signal });
  const failed = once(client, 'close', { signal: over.signal }).then(() => {
    throw new Error('Connection refused');
  });
  await Promise.race([ready, failed]).finally(() => over.abort());
}
