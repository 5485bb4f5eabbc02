import { hasRole, type Actor } from '../../shared/kernel/actor.js';

/** What decides about access to a patient's clinical record. */
export interface RecordAccessFacts {
  readonly accountId: string | null;
  /** Whether the actor, as a practitioner, has a care relation with the patient. */
  readonly inCare: boolean;
  /** Whether the actor broke the glass and may still look. */
  readonly glassBroken: boolean;
}

/** The patient themselves, practitioners who care for them or broke the glass. Neither the front desk nor administrators. */
export function mayReadRecord(actor: Actor, patient: RecordAccessFacts): boolean {
  return patient.accountId === actor.accountId || mayWriteRecord(actor, patient) || readsOnly(actor, patient);
}

/** Practitioners who care for the patient. */
export function mayWriteRecord(actor: Actor, { inCare }: RecordAccessFacts): boolean {
  return hasRole(actor, 'practitioner') && inCare;
}

/** A broken glass shows a record in an emergency; what is done about it is for who cares for the patient to write down. */
export function readsOnly(actor: Actor, patient: RecordAccessFacts): boolean {
  return hasRole(actor, 'practitioner') && patient.glassBroken && !mayWriteRecord(actor, patient);
}
