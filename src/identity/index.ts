/** The front door of identity: accounts, roles and the links that prove who owns an address. */
export { IdentityModule } from './identity.module.js';
export { GrantRole } from './application/grant-role.js';
export { InviteAccount } from './application/invite-account.js';
export { CreateAccount } from './application/create-account.js';
export { FindAdministrators } from './application/find-administrators.js';
export { FindAccountsOpenedBy } from './application/find-accounts-opened-by.js';
export { FindAccounts, type AccountSummary } from './application/find-accounts.js';
export { FindUnknownSites } from './application/find-unknown-sites.js';
export { IsPractitionerSuspended } from './application/is-practitioner-suspended.js';
export { MayPractise } from './application/may-practise.js';
export { IssueLink } from './application/issue-link.js';
export { RevokeSessions } from './application/revoke-sessions.js';
export { SetPassword } from './application/set-password.js';
export {
  AccountInvited,
  AccountRegistered,
  PasswordResetRequested,
  RefreshTokenReused,
  RegistrationRepeated,
  VerificationRequested,
} from './domain/events.js';
