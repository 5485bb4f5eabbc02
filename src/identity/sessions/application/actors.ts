import type { Actor } from '../../../shared/kernel/actor.js';

/** Who stands behind an access token now. */
export abstract class Actors {
  /** Undefined when the session is over or the account is not active. */
  abstract find(accountId: string, sessionId: string): Promise<Actor | undefined>;

  /**
   * Something about the account or its sessions changes in the transaction in progress. With its commit, what any process
   * has remembered no longer counts.
   */
  abstract forgetWithCommit(whom: { accountId: string } | 'everybody'): Promise<void>;
}
