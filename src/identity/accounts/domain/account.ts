import type { Actor, Role } from '../../../shared/kernel/actor.js';
import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { conflict, invalid } from '../../../shared/kernel/domain-error.js';
import { hasInvisibleCharacters } from '../../../shared/kernel/email-address.js';
import { checkRoles, checkSites, requireAnotherAdministrator, type Administration } from './administration.js';
import {
  AccountInvited,
  AccountRegistered,
  PasswordResetRequested,
  RegistrationRepeated,
  VerificationRequested,
} from './events.js';

export type AccountStatus = 'active' | 'suspended';

/** What a role brings with it: whose file, which practitioner, which sites. */
export interface RoleLinks {
  readonly patientId?: string;
  readonly practitionerId?: string;
  readonly siteIds?: readonly string[];
}

interface NewAccount {
  readonly id: string;
  /** In the spelling of `normaliseEmail`. */
  readonly email: string;
  readonly fullName: string;
  readonly phone?: string;
  readonly passwordHash?: string;
  readonly now: Temporal.Instant;
}

/** Someone who can sign in. It knows whether its address is verified and what it may act as. */
export class Account extends Aggregate {
  readonly id: string;
  readonly email: string;
  readonly createdAt: Temporal.Instant;
  readonly version: number;
  fullName: string;
  phone: string | null;
  /** `null` until the owner of an invited account has set one. */
  passwordHash: string | null;
  status: AccountStatus;
  roles: Role[];
  patientId: string | null;
  practitionerId: string | null;
  siteIds: string[];
  verifiedAt: Temporal.Instant | null;
  lastSignInAt: Temporal.Instant | null;

  private constructor({ id, email, fullName, phone, passwordHash, now }: NewAccount) {
    super();
    if (hasInvisibleCharacters(email)) throw invalid('/email', 'must be an address without invisible characters');
    this.id = id;
    this.email = email;
    this.createdAt = now;
    this.fullName = fullName;
    this.phone = phone ?? null;
    this.passwordHash = passwordHash ?? null;
    this.status = 'active';
    this.roles = [];
    this.patientId = null;
    this.practitionerId = null;
    this.siteIds = [];
    this.verifiedAt = null;
    this.lastSignInAt = null;
  }

  /** A person registers; the patient file was opened with it. */
  static register(given: NewAccount & { passwordHash: string }, patientId: string): Account {
    const account = new Account(given);
    account.grant('patient', { patientId });
    account.record(new AccountRegistered({ accountId: account.id }));
    account.askForVerification();
    return account;
  }

  /** An operator makes an account with a password, perhaps for an address that is known to be right. */
  static create(given: NewAccount & { passwordHash: string }, verified: boolean): Account {
    const account = new Account(given);
    if (verified) account.verifiedAt = given.now;
    account.askForVerification();
    return account;
  }

  /** Somebody is invited: they set a password themselves by the link in their mail. */
  static invite(given: NewAccount): Account {
    const account = new Account(given);
    account.record(new AccountInvited({ accountId: account.id }));
    return account;
  }

  /** An administrator makes it for somebody, who is invited. */
  static open(given: NewAccount, roles: readonly Role[], siteIds: readonly string[]): Account {
    const account = Account.invite(given);
    account.take(roles, siteIds);
    return account;
  }

  get emailVerified(): boolean {
    return this.verifiedAt !== null;
  }

  /** Who it is in one of its sessions. */
  actingIn(sessionId: string): Actor {
    return {
      accountId: this.id,
      sessionId,
      roles: this.roles,
      emailVerified: this.emailVerified,
      patientId: this.patientId ?? undefined,
      practitionerId: this.practitionerId ?? undefined,
      siteIds: this.siteIds,
    };
  }

  /** Adds the role and its links; what a role brought before stays. False when it had all of that. */
  grant(role: Role, links: RoleLinks): boolean {
    const before = this.held();
    if (!this.roles.includes(role)) this.roles = [...this.roles, role];
    if (links.patientId) this.patientId = links.patientId;
    if (links.practitionerId) this.practitionerId = links.practitionerId;
    if (links.siteIds) this.siteIds = [...new Set([...this.siteIds, ...links.siteIds])];
    return this.held() !== before;
  }

  /**
   * An invitation for an address that somebody has registered and nobody has verified. That may have been a stranger:
   * the password goes, and only the owner of the mailbox can set the next one.
   */
  inviteAgain(): void {
    this.passwordHash = null;
    this.record(new AccountInvited({ accountId: this.id }));
  }

  /** The mail with the link once more, to who has not used it yet. */
  remindOfInvitation(): void {
    if (this.status !== 'active')
      throw conflict('INVALID_TRANSITION', 'This account is suspended.', { current: this.status });
    if (this.passwordHash) throw conflict('HAS_PASSWORD', 'They have set a password: they can ask for a new one.');
    this.record(new AccountInvited({ accountId: this.id }));
  }

  verifyEmail(now: Temporal.Instant): void {
    this.verifiedAt ??= now;
  }

  changePassword(passwordHash: string): void {
    this.passwordHash = passwordHash;
  }

  /** A new password by a link from a mail: who opened it owns the address. */
  resetPassword(passwordHash: string, now: Temporal.Instant): void {
    this.passwordHash = passwordHash;
    this.verifyEmail(now);
  }

  /** Asks for the mail with the link; nothing happens when the address is verified. */
  askForVerification(): void {
    if (!this.emailVerified) this.record(new VerificationRequested({ accountId: this.id }));
  }

  askForPasswordReset(): void {
    this.record(new PasswordResetRequested({ accountId: this.id }));
  }

  noticeRepeatedRegistration(): void {
    this.record(new RegistrationRepeated({ accountId: this.id }));
  }

  changeProfile(changes: { fullName?: string; phone?: string | null }): void {
    if (changes.fullName !== undefined) this.fullName = changes.fullName;
    if (changes.phone !== undefined) this.phone = changes.phone;
  }

  /** An administrator says what it may act as: `roles` are all there are then, and so are the sites when they are given. */
  changeRoles(roles: readonly Role[], siteIds: readonly string[] | undefined, by: Administration): void {
    if (this.roles.includes('admin') && !roles.includes('admin')) requireAnotherAdministrator(this.id, by);
    // Whoever registered the address may not be the one the role is meant for.
    if (!this.emailVerified && roles.some((role) => role !== 'patient' && !this.roles.includes(role)))
      this.inviteAgain();
    this.take(roles, siteIds ?? (roles.includes('staff') ? this.siteIds : []), by.practitionerSuspended);
  }

  private take(roles: readonly Role[], siteIds: readonly string[], practitionerSuspended = false): void {
    checkRoles(this.roles, roles, practitionerSuspended);
    checkSites(roles, siteIds);
    this.roles = [...roles];
    this.siteIds = [...siteIds];
    // The practitioner keeps the account: activated again, they get the role back.
    if (!roles.includes('practitioner')) this.practitionerId = null;
  }

  private held(): string {
    return JSON.stringify([this.roles, this.patientId, this.practitionerId, this.siteIds]);
  }

  workAt(siteIds: readonly string[]): void {
    checkSites(this.roles, siteIds);
    this.siteIds = [...siteIds];
  }

  suspend(by: Administration): void {
    this.become('suspended', 'activate');
    requireAnotherAdministrator(this.id, by);
  }

  activate(): void {
    this.become('active', 'suspend');
  }

  private become(status: AccountStatus, opposite: string): void {
    if (this.status === status) {
      const details = { current: status, allowed: [opposite] };
      throw conflict('INVALID_TRANSITION', `This account is ${status} already.`, details);
    }
    this.status = status;
  }
}
