import type { Actor } from '../../shared/kernel/actor.js';
import type { Patient } from './patient.js';

/** The patient files. What an actor may not know of is not found. */
export abstract class Patients {
  abstract add(patient: Patient): void;

  /** The file for a change by the actor, locked until the transaction ends. */
  abstract toChange(actor: Actor, id: string): Promise<Patient | undefined>;

  /** The file of an account, locked until the transaction ends. */
  abstract ofAccount(accountId: string): Promise<Patient | undefined>;
}
