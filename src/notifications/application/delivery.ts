import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../config.js';
import { Clock } from '../../shared/kernel/clock.js';
import { DueWork } from '../../shared/messaging/due-work.js';
import { deliveryRetries, nextAttemptAfter } from '../../shared/messaging/retry.js';
import { WorkQueue } from '../../shared/messaging/work-queue.js';
import { MailRefused } from '../domain/mail.js';
import { Messages, type ClaimedMessage, type Outcome } from '../domain/messages.js';
import { Composer } from './composer.js';
import { Mailer } from './mailer.js';
import { countOutcome } from './metrics.js';
import { Outcomes } from './outcomes.js';

export const mailQueue = 'mail';
const batch = 500;
/** How long a sender may be busy with a message before another one takes it over. */
const leaseSeconds = 120;

/** Brings due messages out: each one on its own, so that one that fails stops no other. */
@Injectable()
export class Delivery implements OnModuleInit {
  private readonly logger = new Logger(Delivery.name);
  private recordingOnly = 0;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly queue: WorkQueue,
    private readonly messages: Messages,
    private readonly composer: Composer,
    private readonly mailer: Mailer,
    private readonly outcomes: Outcomes,
  ) {}

  onModuleInit(): void {
    if (this.config.role !== 'api') this.queue.process(mailQueue, (id) => this.deliver(id));
  }

  /** Hands over what is due: new messages whose first hint was lost, those to be tried again, those of dead senders. */
  @DueWork()
  async queueDue(): Promise<number> {
    const ids = await this.messages.due(this.clock.now(), batch);
    if (ids.length > 0) await this.queue.add(mailQueue, ids);
    return ids.length;
  }

  /**
   * While the work runs, this process records messages as sent without delivering them: for loading a history whose
   * mail nobody must get.
   */
  async recordOnly<Result>(work: () => Promise<Result>): Promise<Result> {
    this.recordingOnly++;
    try {
      return await work();
    } finally {
      this.recordingOnly--;
    }
  }

  /** Sends one message if it is due. Safe to call twice, from several processes at once. */
  async deliver(id: string): Promise<void> {
    // Sent, but not recorded yet: another attempt would send it again.
    if (await this.outcomes.knows(id)) return;
    const now = this.clock.now();
    const message = await this.messages.claim(id, now, now.add({ seconds: leaseSeconds }));
    if (!message) return;
    const outcome = await this.attempt(message);
    await this.outcomes.record(message, outcome);
    countOutcome(message.kind, outcome.kind);
    if ('error' in outcome) {
      this.logger.warn(
        `Message ${id} (${message.kind}), attempt ${message.attempt}, ${outcome.kind}: ${outcome.error}`,
      );
    }
  }

  /** Between claim and record no transaction is open: the mail server may take its time. */
  private async attempt(message: ClaimedMessage): Promise<Outcome> {
    if (this.recordingOnly > 0) return { kind: 'sent', at: Temporal.Instant.from(message.causedAt) };
    // A message that takes its senders down with it is counted when it is claimed.
    if (message.attempt > deliveryRetries.maxAttempts) return { kind: 'parked', error: 'Too many attempts' };
    try {
      const composed = await this.composer.compose(message);
      if ('skip' in composed) return { kind: 'skipped', why: composed.skip };
      await this.mailer.send(composed.mail);
      return { kind: 'sent', at: this.clock.now() };
    } catch (error) {
      return this.failure(message, error as Error);
    }
  }

  private failure(message: ClaimedMessage, error: Error): Outcome {
    const described = describe(error);
    if (error instanceof MailRefused) return { kind: 'parked', error: described };
    const until = nextAttemptAfter(deliveryRetries, message.attempt, this.clock.now());
    return until ? { kind: 'postponed', error: described, until } : { kind: 'parked', error: described };
  }
}

/** Errors of the database or of templates may quote names and texts: only their kind is kept. */
function describe(error: Error & { code?: unknown }): string {
  if (error instanceof MailRefused || error.name === 'MailNotTaken') return error.message;
  return typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
