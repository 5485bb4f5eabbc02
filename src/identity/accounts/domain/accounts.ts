import type { Account } from './account.js';

/** What a sign-in is checked against. */
export interface Credentials {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string | null;
}

/** The accounts. An account it answers is locked until the transaction ends, so that two changes never meet. */
export abstract class Accounts {
  /** @throws EMAIL_TAKEN, at the latest when the transaction ends, for an address that has an account. */
  abstract add(account: Account): void;

  abstract byId(id: string): Promise<Account | undefined>;

  /** `email` is in the spelling of `normaliseEmail`. */
  abstract byEmail(email: string): Promise<Account | undefined>;

  /** Read without a lock: hashing a password takes too long to hold one. */
  abstract credentialsOf(account: { email: string } | { id: string }): Promise<Credentials | undefined>;

  /**
   * The ids of the active administrators who have a password. They are locked too, and first: ask before any account, so
   * that two who change each other at once wait instead of meeting.
   */
  abstract administrators(): Promise<string[]>;

  abstract noteSignIn(id: string, now: Temporal.Instant): Promise<void>;
}
