import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DomainError } from '../../shared/kernel/domain-error.js';
import { Messages, type ClaimedMessage, type Outcome } from '../domain/messages.js';

const retryMilliseconds = 500;

interface Ended {
  readonly message: ClaimedMessage;
  readonly outcome: Outcome;
}

/**
 * Records how attempts ended. What the mail server took while the database was away is known to this process alone, so
 * it is kept and recorded as soon as the database is back. What the database refuses for another reason is logged and
 * given up: the message is taken up again when its lease is over.
 */
@Injectable()
export class Outcomes implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Outcomes.name);
  private readonly unrecorded = new Map<string, Ended>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly messages: Messages) {}

  /** Returns also when the database does not take it: then it is recorded later. */
  async record(message: ClaimedMessage, outcome: Outcome): Promise<void> {
    this.unrecorded.set(message.id, { message, outcome });
    await this.recordOne(message.id);
    if (!this.unrecorded.has(message.id)) return;
    this.logger.warn(`Message ${message.id}: ${outcome.kind}, which is recorded when the database is back`);
    this.retryLater();
  }

  /** Whether this process has an outcome of the message that is not recorded yet; it tries to record it. */
  async knows(id: string): Promise<boolean> {
    if (!this.unrecorded.has(id)) return false;
    await this.recordOne(id);
    return true;
  }

  /** A last try, while there may be a database. */
  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.recordAll();
  }

  private async recordAll(): Promise<void> {
    for (const id of [...this.unrecorded.keys()]) await this.recordOne(id);
  }

  private async recordOne(id: string): Promise<void> {
    const ended = this.unrecorded.get(id);
    if (!ended) return;
    try {
      await this.messages.record(ended.message, ended.outcome);
      this.unrecorded.delete(id);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unavailable') return;
      this.unrecorded.delete(id);
      this.logger.error({ err: error }, `Message ${id}: ${ended.outcome.kind}, which cannot be recorded`);
    }
  }

  private retryLater(): void {
    if (this.unrecorded.size === 0 || this.timer) return;
    this.timer = setTimeout(() => {
      void this.recordAll().finally(() => {
        this.timer = undefined;
        this.retryLater();
      });
    }, retryMilliseconds);
    this.timer.unref();
  }
}
