import type { Role } from '../../../shared/kernel/actor.js';
import { forbidden, refused } from '../../../shared/kernel/domain-error.js';

/** Who administers an account, and everybody who can administer accounts at this moment. */
export interface Administration {
  readonly actorId: string;
  /** Ids of accounts, that of the actor among them. */
  readonly administrators: readonly string[];
  /** Whether the practitioner whom the account stands for is suspended. */
  readonly practitionerSuspended?: boolean;
}

/**
 * Nobody locks themselves out, and the clinic always keeps an administrator who can come in: however many are removed at
 * once, and by whom.
 */
export function requireAnotherAdministrator(accountId: string, { actorId, administrators }: Administration): void {
  if (accountId === actorId) throw refused('OWN_ACCOUNT', 'Another administrator has to do that for you.');
  if (administrators.every((id) => id === accountId)) {
    throw refused('LAST_ADMIN', 'This is the last administrator who can sign in: make another one first.');
  }
  if (!administrators.includes(actorId)) throw forbidden('FORBIDDEN', 'This account may not do that.');
}

/** Some roles come with a record and go with it, others are given and taken. */
export function checkRoles(now: readonly Role[], wanted: readonly Role[], practitionerSuspended = false): void {
  const comes = (role: Role): boolean => wanted.includes(role) && !now.includes(role);
  const goes = (role: Role): boolean => now.includes(role) && !wanted.includes(role);
  if (comes('practitioner')) {
    throw refused('PRACTITIONER_NEEDS_LISTING', 'Practitioners are listed: approve an application, or add one.');
  }
  if (goes('practitioner') && !practitionerSuspended) {
    const advice = 'Suspend the practitioner first: then the role can be taken away.';
    throw refused('PRACTITIONER_STAYS', `The role belongs to an active practitioner. ${advice}`);
  }
  if (goes('patient')) {
    throw refused('PATIENT_STAYS', 'The role belongs to a patient file: suspend the account instead.');
  }
}

/** Members of staff work at one site at least, and nobody else does. */
export function checkSites(roles: readonly Role[], siteIds: readonly string[]): void {
  if (roles.includes('staff') === siteIds.length > 0) return;
  if (siteIds.length > 0) throw refused('SITES_NEED_STAFF', 'Only members of staff work at sites.');
  throw refused('STAFF_NEEDS_SITE', 'A member of staff works at one site at least.');
}
