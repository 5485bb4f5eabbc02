import { hasRole, ownPractitionerId, type Actor } from '../../shared/kernel/actor.js';
import type { Capacity } from './events.js';

/** Who tells a visit something: an account and everything it may act as towards this visit. */
export interface Who {
  readonly accountId: string | null;
  readonly capacities: readonly Capacity[];
  /** The listing of the account itself, in whatever role it acts here. */
  readonly ownPractitionerId: string | undefined;
  /** The patient an account acts for when it is not its own file. */
  readonly onBehalfOf?: string;
}

/** Whose visit it is, and where. */
export interface Parties {
  readonly patientId: string;
  readonly practitionerId: string;
  readonly siteId: string;
}

/** As what the actor stands to a visit. The patient comes first: nobody treats the own visit as somebody else's. */
export function whoOf(actor: Actor, visit: Parties): Who {
  const capacities: Capacity[] = [];
  if (actor.patientId !== undefined && actor.patientId === visit.patientId) capacities.push('patient');
  if (hasRole(actor, 'practitioner') && actor.practitionerId === visit.practitionerId) capacities.push('practitioner');
  if (hasRole(actor, 'staff') && actor.siteIds.includes(visit.siteId)) capacities.push('staff');
  if (hasRole(actor, 'admin')) capacities.push('admin');
  return { accountId: actor.accountId, capacities, ownPractitionerId: ownPractitionerId(actor) };
}

/** Whether it acts for the clinic and so may read what is not for patients. */
export function isClinic(who: Who): boolean {
  return who.capacities.some((capacity) => capacity !== 'patient');
}

/** Whether lists show it what was written about the visit: its patient and its practitioner, on whose day it stands. */
export function isParty(who: Who): boolean {
  return who.capacities.some((capacity) => capacity === 'patient' || capacity === 'practitioner');
}

/** Whether the actor runs the front desk of a site. */
export function runsDesk(actor: Actor, siteId: string): boolean {
  return hasRole(actor, 'admin') || (hasRole(actor, 'staff') && actor.siteIds.includes(siteId));
}

export const system: Who = { accountId: null, capacities: ['system'], ownPractitionerId: undefined };
