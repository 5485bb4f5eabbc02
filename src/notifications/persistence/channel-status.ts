import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Config } from '../../config.js';
import { Clock } from '../../shared/kernel/clock.js';
import { deliveryRetries, failedAt } from '../../shared/messaging/retry.js';
import { instantOf, isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { StatusOf, type ComponentStatus } from '../../shared/status-of.js';

const patienceSeconds = 300;
/** Failures before the server heard of a recipient: of the connection, the encryption or the login. */
const noServer = /^E(CONN|SOCKET|TIMEDOUT|DNS|TLS|AUTH|PROTOCOL)/;

interface Mails {
  readonly waiting: number;
  readonly oldest: string | null;
  readonly parked: number;
  readonly lastSentAt: string | null;
}

interface Failure {
  readonly at: string;
  readonly lastError: string | null;
}

/** How messages get out, as far as the latest deliveries tell: nobody connects to a mail server to answer this. */
@Injectable()
export class ChannelStatus {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @StatusOf('mail')
  async mail(): Promise<ComponentStatus> {
    const { waiting, oldest, parked, lastSentAt } = await this.mails();
    const failure = await this.lastFailure();
    const age = oldest === null ? null : Math.floor(this.clock.now().since(instantOf(oldest)).total('seconds'));
    const reachable = this.reachable(failure, lastSentAt);
    const facts = {
      driver: this.config.smtpUrl ? 'smtp' : 'mailbox',
      server: this.config.smtpUrl ? new URL(this.config.smtpUrl).host : null,
      reachable,
      lastSentAt: lastSentAt && isoOf(lastSentAt),
      lastError: failure?.lastError ?? null,
      waiting,
      oldestWaitingSeconds: age,
      parked,
    };
    if (reachable === 'no') {
      return {
        state: 'down',
        message: `The mail server takes no mail (${facts.lastError}): it is tried again.`,
        facts,
      };
    }
    if (age !== null && age > patienceSeconds) {
      const message = `Mail has been waiting for ${age} s: look whether a worker runs, and at its log.`;
      return { state: 'warning', message, facts };
    }
    if (parked > 0) {
      return { state: 'warning', message: `Messages were given up (${parked}): look at the deliveries.`, facts };
    }
    if (facts.driver === 'mailbox') {
      return { state: 'ok', message: 'Mail stays in the built-in mailbox: nobody outside gets any.', facts };
    }
    return { state: 'ok', message: 'Mail goes out.', facts };
  }

  @StatusOf('sms')
  async sms(): Promise<ComponentStatus> {
    return {
      state: 'ok',
      message: 'Text messages are not configured: people are told by mail.',
      facts: { driver: 'none' },
    };
  }

  private async mails(): Promise<Mails> {
    const row = await this.database.row<Mails>(sql`
      select waiting, oldest, parked, (
          select sent_at from notifications.message where status = 'sent' order by id desc limit 1) as "lastSentAt"
      from (select count(*)::int as waiting, min(created_at) as oldest
            from notifications.message where status in ('due', 'sending')) waiting,
        (select count(*)::int as parked from notifications.message where status = 'parked') parked`);
    return row!;
  }

  /** Of what is to be tried again, the failure that happened last: the pause that follows tells when it was. */
  private lastFailure(): Promise<Failure | undefined> {
    return this.database.row<Failure>(sql`
      select ${failedAt(deliveryRetries)} as at, last_error as "lastError"
      from notifications.message where status = 'due' and attempts > 0 order by 1 desc limit 1`);
  }

  private reachable(failure: Failure | undefined, lastSentAt: string | null): 'yes' | 'no' | 'unknown' {
    if (!this.config.smtpUrl) return 'yes';
    const sent = lastSentAt === null ? undefined : instantOf(lastSentAt);
    if (failure && noServer.test(failure.lastError ?? '')) {
      if (!sent || Temporal.Instant.compare(instantOf(failure.at), sent) > 0) return 'no';
    }
    return sent ? 'yes' : 'unknown';
  }
}
