import type { QueryBus } from '@nestjs/cqrs';
import { FindAdministrators } from '../../../identity/index.js';
import { hasRole, ownPractitionerId, type Actor } from '../../../shared/kernel/actor.js';
import { forbidden } from '../../../shared/kernel/domain-error.js';

/** Practitioners keep their own listing, admins keep all. Decided before anything is looked up. */
export function requireOwnPractitioner(actor: Actor, practitionerId: string): void {
  if (hasRole(actor, 'admin') || ownPractitionerId(actor) === practitionerId) return;
  throw forbidden('NOT_OWN_PROFILE', 'Practitioners change their own profile, and admins every one.');
}

/**
 * An administrator does not give back the own right to practise where another one can. In a practice of one person there is
 * nobody else to ask.
 * @throws OWN_LISTING
 */
export async function requireNotOwnListing(actor: Actor, practitionerId: string, queries: QueryBus): Promise<void> {
  if (ownPractitionerId(actor) !== practitionerId) return;
  const administrators = await queries.execute(new FindAdministrators());
  if (administrators.every((id) => id === actor.accountId)) return;
  throw forbidden('OWN_LISTING', 'Another administrator decides about your own right to practise.');
}
