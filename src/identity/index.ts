/** The front door of identity: accounts, roles and the links that prove who owns an address. */
export { IdentityModule } from './identity.module.js';
export { GrantRole } from './administration/application/grant-role.js';
export { InviteAccount } from './administration/application/invite-account.js';
export { CreateAccount } from './administration/application/create-account.js';
export { FindAdministrators } from './accounts/persistence/find-administrators.js';
export { FindAccountsOpenedBy } from './sign-in/persistence/find-accounts-opened-by.js';
export { FindAccounts, type AccountSummary } from './accounts/persistence/find-accounts.js';
export { FindUnknownSites } from './administration/application/find-unknown-sites.js';
export { IsPractitionerSuspended } from './administration/application/is-practitioner-suspended.js';
export { MayPractise } from './sessions/application/may-practise.js';
export { IssueLink } from './sign-in/application/issue-link.js';
export { RevokeSessions } from './sessions/application/revoke-sessions.js';
export { SetPassword } from './sign-in/application/set-password.js';
export {
  AccountInvited,
  AccountRegistered,
  PasswordResetRequested,
  RefreshTokenReused,
  RegistrationRepeated,
  VerificationRequested,
} from './accounts/domain/events.js';
