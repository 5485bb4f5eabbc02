import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/kernel/clock.js';
import { WorkQueue } from '../../shared/messaging/work-queue.js';
import { Database } from '../../shared/persistence/database.js';
import type { NewMessage } from '../domain/message.js';
import { Messages } from '../domain/messages.js';
import { mailQueue } from './delivery.js';

/** Stores messages in the transaction in progress; a sender takes them after its commit. */
@Injectable()
export class MessageQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly queue: WorkQueue,
  ) {}

  /** Returns how many of the messages were new: those of a cause that was seen before are left out. */
  async enqueueMessage(...messages: NewMessage[]): Promise<number> {
    const added = await this.messages.add(messages, this.clock.now());
    // The transaction does not wait for the queue: messages that it loses are found by `Delivery.queueDue`.
    if (added.length > 0) this.database.afterCommit(() => void this.queue.add(mailQueue, added));
    return added.length;
  }
}
