import { hasRole, ownPractitionerId, type Actor } from '../../shared/kernel/actor.js';

/** The role in which an account acts on an appointment; `system` is the clock. */
export type ActingAs = 'patient' | 'practitioner' | 'staff' | 'admin' | 'system';

/** An account, and every role in which it may act on one appointment. */
export interface AppointmentActor {
  readonly accountId: string | null;
  /** The patient comes first: an account treats its own appointment as a patient, whatever else it may be. */
  readonly roles: readonly ActingAs[];
  /** The practitioner whom the account is listed as, in whatever role it acts here. */
  readonly ownPractitionerId: string | undefined;
}

/** Whose appointment it is, and where. */
export interface Parties {
  readonly patientId: string;
  readonly practitionerId: string;
  readonly siteId: string;
}

/** The actor with the roles it has towards an appointment. */
export function actorTowards(appointment: Parties, actor: Actor): AppointmentActor {
  const roles: ActingAs[] = [];
  if (actor.patientId !== undefined && actor.patientId === appointment.patientId) roles.push('patient');
  if (hasRole(actor, 'practitioner') && actor.practitionerId === appointment.practitionerId) roles.push('practitioner');
  if (hasRole(actor, 'staff') && actor.siteIds.includes(appointment.siteId)) roles.push('staff');
  if (hasRole(actor, 'admin')) roles.push('admin');
  return actorWith(roles, actor);
}

/** The actor in these roles only. */
export function actorWith(roles: readonly ActingAs[], actor: Actor): AppointmentActor {
  return { accountId: actor.accountId, roles, ownPractitionerId: ownPractitionerId(actor) };
}

/** Acts when the clock makes something due. */
export const system: AppointmentActor = { accountId: null, roles: ['system'], ownPractitionerId: undefined };

/** Whether the actor acts for the clinic and so may read what is not for patients. */
export function isClinic({ roles }: AppointmentActor): boolean {
  return roles.some((role) => role !== 'patient');
}

/** Whether lists show the actor what was written about the appointment: its patient and its practitioner. */
export function isParty({ roles }: AppointmentActor): boolean {
  return roles.some((role) => role === 'patient' || role === 'practitioner');
}

/** Whether the actor runs the front desk of a site. */
export function runsDesk(actor: Actor, siteId: string): boolean {
  return hasRole(actor, 'admin') || (hasRole(actor, 'staff') && actor.siteIds.includes(siteId));
}
