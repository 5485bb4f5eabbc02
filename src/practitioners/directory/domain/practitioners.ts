import type { Practitioner } from './practitioner.js';

/** `get` locks what it returns until the transaction ends. */
export abstract class Practitioners {
  abstract get(id: string): Promise<Practitioner>;
  abstract add(practitioner: Practitioner): void;
  /** @throws ALREADY_PRACTITIONER when the account is listed, suspended or not. */
  abstract requireUnlisted(accountId: string): Promise<void>;
}
