import { hasRole, type Actor } from '../../shared/kernel/actor.js';

/** What decides about access to a patient's file. */
export interface FileAccess {
  readonly accountId: string | null;
  /** Whether the actor, as a practitioner, has a care relation with the patient. */
  readonly inCare: boolean;
}

/** Whether the actor may act for the patient: book, change the file. The one place where proxies will come in. */
export function mayActFor(actor: Actor, patient: Pick<FileAccess, 'accountId'>): boolean {
  return patient.accountId === actor.accountId || hasRole(actor, 'staff', 'admin');
}

/** Whether the actor may open the file: who acts for the patient, and practitioners who care for them. */
export function mayRead(actor: Actor, patient: FileAccess): boolean {
  return mayActFor(actor, patient) || (hasRole(actor, 'practitioner') && patient.inCare);
}
