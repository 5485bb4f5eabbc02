import type { Actor } from '../../shared/kernel/actor.js';
import type { Prescription } from './prescription.js';

type Parties = Pick<Prescription, 'patientId' | 'practitionerId' | 'status'>;

/** Who answers for a prescription, whatever became of the visit since: they read it always and can make it void. */
export function prescribed(actor: Actor, { practitionerId }: Parties): boolean {
  return actor.practitionerId === practitionerId;
}

/** Which prescriptions of a record that is open to the actor are shown: drafts to nobody but who writes them. */
export function mayReadPrescription(actor: Actor, prescription: Parties): boolean {
  return prescribed(actor, prescription) || prescription.status !== 'draft';
}
