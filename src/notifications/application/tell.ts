import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/kernel/clock.js';
import { WorkQueue } from '../../shared/messaging/work-queue.js';
import { Database } from '../../shared/persistence/database.js';
import type { NewMessage } from '../domain/message.js';
import { Messages } from '../domain/messages.js';
import { mailQueue } from './delivery.js';

/** Stores new messages in the transaction in progress and wakes a sender after its commit. */
@Injectable()
export class Tell {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly queue: WorkQueue,
  ) {}

  /** Returns how many were new. */
  async that(...messages: NewMessage[]): Promise<number> {
    const added = await this.messages.add(messages, this.clock.now());
    // Nobody waits for the queue: what does not arrive there is found by the clock.
    if (added.length > 0) this.database.afterCommit(() => void this.queue.add(mailQueue, added));
    return added.length;
  }
}
