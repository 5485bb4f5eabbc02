import { BullModule, getQueueToken } from '@nestjs/bull';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Queue } from 'bull';
import type { Config } from '../../config.js';
import { bullOptions } from './bull-options.js';
import { BullQueue } from './bull-queue.js';
import { InProcessQueue } from './in-process-queue.js';
import { WorkQueue } from './work-queue.js';

/** The names of all queues. Bull needs to know them before anybody uses one. */
const names = ['mail'];

/** Provides {@link WorkQueue}: through Redis where the installation has one, else in this process. */
@Module({})
export class QueueModule {
  static with(config: Config): DynamicModule {
    if (!config.redisUrl) {
      const provider = { provide: WorkQueue, useClass: InProcessQueue };
      return { module: QueueModule, global: true, providers: [provider], exports: [WorkQueue] };
    }
    const options = bullOptions(config.redisUrl);
    return {
      module: QueueModule,
      global: true,
      imports: [BullModule.registerQueue(...names.map((name) => ({ ...options, name })))],
      providers: [
        {
          provide: WorkQueue,
          inject: names.map((name) => getQueueToken(name)),
          useFactory: (...queues: Queue[]) => new BullQueue(config, queues),
        },
      ],
      exports: [WorkQueue],
    };
  }
}
