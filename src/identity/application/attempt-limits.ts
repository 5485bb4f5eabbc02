import { Injectable } from '@nestjs/common';
import { Config } from '../../config.js';
import { Clock } from '../../shared/kernel/clock.js';
import { limited } from '../../shared/kernel/domain-error.js';
import { Attempts, mailsPerAccount, perAccountAndAddress, perAddress } from '../domain/attempts.js';

/** Where a request comes from. */
export interface Origin {
  readonly address: string;
  readonly userAgent?: string;
}

/** Keeps guessing expensive, per account and address, and per address; a stranger never locks an owner out. */
@Injectable()
export class AttemptLimits {
  constructor(
    private readonly config: Config,
    private readonly attempts: Attempts,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a guess at an account's password before it is checked.
   * @throws TOO_MANY_REQUESTS with the seconds to wait
   */
  async countGuess(email: string, origin: Origin): Promise<void> {
    if (!this.config.rateLimit) return;
    const now = this.clock.now();
    const waits = [
      await this.attempts.count(addressKey(origin), perAddress, now),
      await this.attempts.count(pairKey(email, origin), perAccountAndAddress, now),
    ];
    const wait = Math.max(...waits);
    if (wait > 0) throw limited('Too many failed sign-ins. Wait a while and try again.', wait);
  }

  /** The guess was right. */
  async forgive(email: string, origin: Origin): Promise<void> {
    if (!this.config.rateLimit) return;
    await this.attempts.clear(pairKey(email, origin));
    await this.attempts.takeBack(addressKey(origin));
  }

  /** Whether one more mail may go to the account: strangers can cause them. */
  async mayMail(accountId: string): Promise<boolean> {
    if (!this.config.rateLimit) return true;
    return (await this.attempts.count(`mail ${accountId}`, mailsPerAccount, this.clock.now())) === 0;
  }
}

const addressKey = (origin: Origin): string => `address ${networkOf(origin.address)}`;
const pairKey = (email: string, origin: Origin): string => `sign-in ${networkOf(origin.address)} ${email}`;

/** One IPv6 customer has a whole /64: count it as one address. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = ''] = plain.split('::');
  return head.split(':').slice(0, 4).join(':');
}
