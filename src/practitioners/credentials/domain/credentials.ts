import type { Credential } from './credential.js';

/** `get` locks what it returns until the transaction ends. */
export abstract class Credentials {
  /** Of this practitioner. */
  abstract get(practitionerId: string, id: string): Promise<Credential>;
  abstract add(credential: Credential, content: Buffer): Promise<void>;
  abstract countPending(practitionerId: string): Promise<number>;
}
