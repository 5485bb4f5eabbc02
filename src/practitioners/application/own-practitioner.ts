import { hasRole, ownPractitionerId, type Actor } from '../../shared/kernel/actor.js';
import { forbidden } from '../../shared/kernel/domain-error.js';

/** Practitioners keep their own listing, admins keep all. Decided before anything is looked up. */
export function requireOwnPractitioner(actor: Actor, practitionerId: string): void {
  if (hasRole(actor, 'admin') || ownPractitionerId(actor) === practitionerId) return;
  throw forbidden('NOT_OWN_PROFILE', 'Practitioners change their own profile, and admins every one.');
}
