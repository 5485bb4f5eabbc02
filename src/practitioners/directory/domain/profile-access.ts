import { hasRole, ownPractitionerId, type Actor } from '../../../shared/kernel/actor.js';
import type { PractitionerStatus } from './licence.js';

/**
 * Whether the actor may read a practitioner's profile by its id. Active ones are public; suspended ones are for the clinic and
 * for themselves. Patients have the name in the appointments they had with them.
 */
export function mayReadProfile(
  { id, status }: { readonly id: string; readonly status: PractitionerStatus },
  actor: Actor | undefined,
): boolean {
  if (status === 'active') return true;
  return actor !== undefined && (hasRole(actor, 'admin', 'staff') || ownPractitionerId(actor) === id);
}
