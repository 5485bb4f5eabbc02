import { forbidden } from './domain-error.js';

export type Role = 'patient' | 'practitioner' | 'staff' | 'admin';

/** Who asks: a signed-in account with what it may act as. Ids, never objects of another context. */
export interface Actor {
  readonly accountId: string;
  readonly sessionId: string;
  readonly roles: readonly Role[];
  readonly emailVerified: boolean;
  /** The account's own patient file. */
  readonly patientId?: string;
  readonly practitionerId?: string;
  /** The sites a member of staff works for. */
  readonly siteIds: readonly string[];
}

export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}

/** Booking, holding and applying bind other people's time: they need an address that we know is the account's own. */
export function requireVerifiedEmail(actor: Actor): void {
  if (!actor.emailVerified)
    throw forbidden('EMAIL_NOT_VERIFIED', 'Verify your e-mail address first: the link is in your mail.');
}
