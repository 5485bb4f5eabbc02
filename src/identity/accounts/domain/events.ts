import { DomainEvent } from '../../../shared/kernel/domain-event.js';

interface OfAccount {
  readonly accountId: string;
}

/** Somebody has registered. The mail to them follows from {@link VerificationRequested}, which comes with it. */
export class AccountRegistered extends DomainEvent<OfAccount> {
  static override readonly type = 'identity.account-registered.v1';
}

/** The link that verifies the address is wanted: at registration, and whenever it is asked for again. */
export class VerificationRequested extends DomainEvent<OfAccount> {
  static override readonly type = 'identity.verification-requested.v1';
}

/**
 * Somebody tried to register an address that has an account. Only its owner is told, with a link to set a password:
 * whoever registered it first may have been a stranger, and setting a password ends what a stranger began.
 */
export class RegistrationRepeated extends DomainEvent<OfAccount> {
  static override readonly type = 'identity.registration-repeated.v1';
}

/** An account was made for somebody. Their mail carries a link to set a password, which also verifies the address. */
export class AccountInvited extends DomainEvent<OfAccount> {
  static override readonly type = 'identity.account-invited.v1';
}

/** A refresh token came a second time: one of the two who sent it is a thief. The session has been ended. */
export class RefreshTokenReused extends DomainEvent<OfAccount> {
  static override readonly type = 'identity.refresh-token-reused.v1';
}

/** The owner of an address asked for a link to set a new password. */
export class PasswordResetRequested extends DomainEvent<OfAccount> {
  static override readonly type = 'identity.password-reset-requested.v1';
}
