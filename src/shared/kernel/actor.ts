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
  /** As which practitioner the account acts. Absent while they may not practise: then it is a stranger to every patient. */
  readonly practitionerId?: string;
  /** The practitioner of the account who is suspended or has no licence that counts today. */
  readonly barredPractitionerId?: string;
  /** The sites a member of staff works for. */
  readonly siteIds: readonly string[];
}

export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}

/** The account's own listing, which it keeps whether the practitioner may practise or not. */
export function ownPractitionerId(actor: Actor): string | undefined {
  return actor.practitionerId ?? actor.barredPractitionerId;
}

/** @throws NOT_PRACTISING for what a practitioner decides about their own practice while they may not practise. */
export function requirePractising({ barredPractitionerId }: Actor): void {
  if (barredPractitionerId === undefined) return;
  throw forbidden(
    'NOT_PRACTISING',
    'You are suspended, or your licence has expired: an administrator can change that.',
  );
}

/** Booking, holding and applying bind other people's time: they need an address that we know is the account's own. */
export function requireVerifiedEmail(actor: Actor): void {
  if (!actor.emailVerified)
    throw forbidden('EMAIL_NOT_VERIFIED', 'Verify your e-mail address first: the link is in your mail.');
}
