import { Injectable, Logger, SetMetadata, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '../../config.js';
import { MarkedMethods } from './marked-methods.js';
import { Relay } from './relay.js';
import { withTimeout } from './with-timeout.js';
import { WorkQueue } from './work-queue.js';

const DUE_WORK = Symbol('due work');
const everyMilliseconds = 5_000;
const maxStopMilliseconds = 10_000;

/**
 * Marks a method that does what has become due by the clock (expiry, reminders, sweeps) and returns how much it did.
 * It is called every few seconds in every process that runs background work, so it must claim what it does
 * (`for update skip locked`) and cost next to nothing when there is nothing to do.
 */
export function DueWork(): MethodDecorator {
  return SetMetadata(DUE_WORK, true);
}

/** Runs all methods marked with @DueWork. One that fails is logged and stops no other. */
@Injectable()
export class DueWorkRunner implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(DueWorkRunner.name);
  private readonly jobs: { name: string; run: () => Promise<number> }[] = [];
  private running?: Promise<number>;
  private stopped = false;

  constructor(
    private readonly config: Config,
    private readonly marked: MarkedMethods,
    private readonly relay: Relay,
    private readonly queue: WorkQueue,
  ) {}

  onModuleInit(): void {
    this.jobs.push(...this.marked.find<true, () => Promise<number>>(DUE_WORK));
  }

  /** The job at work is finished while there is still a database; the next ones are found by the next process. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await withTimeout(maxStopMilliseconds, Promise.resolve(this.running)).catch((error: Error) =>
      this.logger.warn(`Stopping does not wait any longer for due work: ${error.message}`),
    );
  }

  @Interval(everyMilliseconds)
  async tick(): Promise<void> {
    if (this.config.role === 'api' || this.running) return;
    await this.runOnce();
  }

  /** Everything that is due by the clock, its events and the messages that follow from them. */
  async settle(): Promise<void> {
    for (let round = 0; round < 50; round++) {
      const did = (await this.runOnce()) + (await this.relay.drain());
      await this.queue.drain();
      if (did === 0) return;
    }
  }

  private async runOnce(): Promise<number> {
    // A round that is already running may have looked before the clock was moved: wait for it, then look again.
    while (this.running) await this.running;
    this.running = this.runAll().finally(() => (this.running = undefined));
    return this.running;
  }

  private async runAll(): Promise<number> {
    let did = 0;
    for (const job of this.jobs) {
      if (this.stopped) break;
      try {
        did += await job.run();
      } catch (error) {
        this.logger.warn(`${job.name} failed and is tried again: ${(error as Error).message}`);
      }
    }
    return did;
  }
}
