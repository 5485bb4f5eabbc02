import type { Practitioner } from './practitioner.js';

/** `get` locks what it returns until the transaction ends. */
export abstract class Practitioners {
  abstract get(id: string): Promise<Practitioner>;
  abstract add(practitioner: Practitioner): void;
  /** @throws ALREADY_PRACTITIONER when the account is listed, suspended or not. */
  abstract requireUnlisted(accountId: string): Promise<void>;

  /** Takes those who are active and whose licence ends by the day, each once for each end of a licence. */
  abstract takeRunningOut(
    today: string,
    day: string,
    limit: number,
  ): Promise<{ readonly practitionerId: string; readonly expiresOn: string }[]>;
}
