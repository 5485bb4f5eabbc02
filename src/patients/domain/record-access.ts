import { hasRole, type Actor } from '../../shared/kernel/actor.js';

/** What decides about access to a patient's clinical record. */
export interface RecordAccessFacts {
  readonly accountId: string | null;
  /** Whether the actor, as a practitioner, has a care relation with the patient, or broke the glass. */
  readonly inCare: boolean;
}

/** The patient themselves, and practitioners who care for them. Neither the front desk nor administrators. */
export function mayReadRecord(actor: Actor, patient: RecordAccessFacts): boolean {
  return patient.accountId === actor.accountId || mayWriteRecord(actor, patient);
}

/** Practitioners who care for the patient. */
export function mayWriteRecord(actor: Actor, { inCare }: RecordAccessFacts): boolean {
  return hasRole(actor, 'practitioner') && inCare;
}
