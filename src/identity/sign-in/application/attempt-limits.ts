import { Injectable } from '@nestjs/common';
import { Config } from '../../../config.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { limited } from '../../../shared/kernel/domain-error.js';
import {
  Attempts,
  linksPerAccount,
  mailsPerNetwork,
  noticesPerAccount,
  perAccount,
  perAccountAndNetwork,
  perNetwork,
  registrationsPerNetwork,
  type AttemptPolicy,
} from '../domain/attempts.js';
import { forNetwork, networksOf } from '../domain/networks.js';
import { Sessions, type NewSession } from '../../sessions/domain/sessions.js';
import { KnownBrowsers } from './known-browsers.js';

/** Where a request comes from. */
export interface Origin {
  readonly address: string;
  readonly userAgent?: string;
  /** What the portal has left in a browser in which somebody signed in ({@link KnownBrowsers}). */
  readonly browserToken?: string;
}

/** A new session of an account where the request comes from. */
export function sessionAt(accountId: string, { address, userAgent }: Origin): NewSession {
  return { accountId, userAgent, network: networksOf(address)[0]!.name };
}

type Mailed = 'verify-email' | 'set-password' | 'registration-repeated';

/**
 * Keeps guessing expensive: per account and network, per network, and per account over all networks. Where its owner has
 * signed in before, the last one does not count: a stranger never locks an owner out. Who is signed in to the account is
 * counted per account and network, and per session: guesses of strangers in other networks do not count.
 */
@Injectable()
export class AttemptLimits {
  constructor(
    private readonly config: Config,
    private readonly attempts: Attempts,
    private readonly sessions: Sessions,
    private readonly browsers: KnownBrowsers,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a guess at an account's password before it is checked. `sessionId` is the session of the account in which it
   * is made, where there is one.
   * @throws TOO_MANY_REQUESTS with the seconds to wait
   */
  async countGuess(email: string, origin: Origin, sessionId?: string): Promise<void> {
    if (!this.config.rateLimit) return;
    const networks = networksOf(origin.address);
    let wait = 0;
    for (const network of networks) {
      const { name } = network;
      if (!sessionId) wait = Math.max(wait, await this.count(ofNetwork(name), forNetwork(perNetwork, network)));
      wait = Math.max(wait, await this.count(ofBoth(email, name), forNetwork(perAccountAndNetwork, network)));
    }
    // A guess that is refused anyway must not slow the account down everywhere else.
    const everywhere = wait === 0 ? await this.overAllNetworks(email, origin, sessionId) : undefined;
    if (everywhere) wait = await this.count(everywhere, perAccount);
    if (wait > 0) throw limited('Too many failed sign-ins. Wait a while and try again.', wait);
  }

  /** The guess was right. */
  async forgive(email: string, origin: Origin, sessionId?: string): Promise<void> {
    if (!this.config.rateLimit) return;
    for (const { name } of networksOf(origin.address)) {
      await this.attempts.clear(ofBoth(email, name));
      if (!sessionId) await this.attempts.takeBack(ofNetwork(name));
    }
    const everywhere = await this.overAllNetworks(email, origin, sessionId);
    if (everywhere) await this.attempts.takeBack(everywhere);
  }

  /** @throws TOO_MANY_REQUESTS with the seconds to wait */
  async countRegistration(origin: Origin): Promise<void> {
    await this.countPerNetwork('registration', registrationsPerNetwork, origin);
  }

  /**
   * Counts a mail that somebody asks for, before it is known whether there is one.
   * @throws TOO_MANY_REQUESTS with the seconds to wait
   */
  async countRequestedMail(origin: Origin): Promise<void> {
    await this.countPerNetwork('mail', mailsPerNetwork, origin);
  }

  /** Whether one more mail of this kind may go to the account. Ask only for a mail that is then sent: it counts. */
  async mayMail(accountId: string, kind: Mailed): Promise<boolean> {
    if (!this.config.rateLimit) return true;
    const policy = kind === 'registration-repeated' ? noticesPerAccount : linksPerAccount;
    return (await this.count(`mail ${kind} ${accountId}`, policy)) === 0;
  }

  private async countPerNetwork(what: string, policy: AttemptPolicy, { address }: Origin): Promise<void> {
    if (!this.config.rateLimit) return;
    for (const network of networksOf(address)) {
      const wait = await this.count(`${what} from ${network.name}`, forNetwork(policy, network));
      if (wait > 0) throw limited('Too many requests from this address. Wait and try again.', wait);
    }
  }

  /** What is counted over all networks; nothing in the owner's place. */
  private async overAllNetworks(email: string, origin: Origin, sessionId?: string): Promise<string | undefined> {
    if (sessionId) return ofSession(sessionId);
    return (await this.isOwnersPlace(email, origin)) ? undefined : ofAccount(email);
  }

  private isOwnersPlace(email: string, { address, browserToken }: Origin): Promise<boolean> {
    const accountId = browserToken === undefined ? undefined : this.browsers.accountOf(browserToken);
    return this.sessions.hasBeenAt(email, { network: networksOf(address)[0]!.name, accountId });
  }

  private count(source: string, policy: AttemptPolicy): Promise<number> {
    return this.attempts.count(source, policy, this.clock.now());
  }
}

const ofNetwork = (network: string): string => `address ${network}`;
const ofBoth = (email: string, network: string): string => `sign-in ${network} ${email}`;
const ofAccount = (email: string): string => `sign-in ${email}`;
const ofSession = (sessionId: string): string => `session ${sessionId}`;
