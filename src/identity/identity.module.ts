import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PatientsModule } from '../patients/index.js';
import { AccessTokens } from './application/access-tokens.js';
import { AccountDesk } from './application/account-desk.js';
import { ActivateAccountHandler } from './application/activate-account.js';
import { Actors } from './application/actors.js';
import { AttemptLimits } from './application/attempt-limits.js';
import { ChangeAccountHandler } from './application/change-account.js';
import { ChangeOwnAccountHandler } from './application/change-own-account.js';
import { ChangePasswordHandler } from './application/change-password.js';
import { ChangeRolesHandler } from './application/change-roles.js';
import { ConfirmPasswordHandler } from './application/confirm-password.js';
import { CreateAccountHandler } from './application/create-account.js';
import { EndSessionHandler } from './application/end-session.js';
import { FindAccountsHandler } from './application/find-accounts.js';
import { FindAccountsOpenedByHandler } from './application/find-accounts-opened-by.js';
import { FindAdministratorsHandler } from './application/find-administrators.js';
import { ForgetOld } from './application/forget-old.js';
import { GrantRoleHandler } from './application/grant-role.js';
import { InviteAccountHandler } from './application/invite-account.js';
import { InviteAgainHandler } from './application/invite-again.js';
import { IssueLinkHandler } from './application/issue-link.js';
import { KnownBrowsers } from './application/known-browsers.js';
import { KnownSites } from './application/known-sites.js';
import { Links } from './application/links.js';
import { ListAccountsHandler } from './application/list-accounts.js';
import { ListAuditEventsHandler } from './application/list-audit-events.js';
import { ListSessionsHandler } from './application/list-sessions.js';
import { OpenAccountHandler } from './application/open-account.js';
import { PasswordHasher } from './application/password-hasher.js';
import { PasswordProof } from './application/password-proof.js';
import { ReadAccessLogHandler } from './application/read-access-log.js';
import { ReadAccountHandler } from './application/read-account.js';
import { PresentActorHandler } from './application/present-actor.js';
import { PresentActors } from './application/present-actors.js';
import { ReadOwnAccountHandler } from './application/read-own-account.js';
import { RefreshSessionHandler } from './application/refresh-session.js';
import { RegisterHandler } from './application/register.js';
import { RequestLinkHandler } from './application/request-link.js';
import { ResetPasswordHandler } from './application/reset-password.js';
import { RevokeSessionsHandler } from './application/revoke-sessions.js';
import { SessionEndings } from './application/session-endings.js';
import { SetPasswordHandler } from './application/set-password.js';
import { SignInHandler } from './application/sign-in.js';
import { SignOutHandler } from './application/sign-out.js';
import { SignInAnswers } from './application/signed-in.js';
import { SuspendAccountHandler } from './application/suspend-account.js';
import { VerifyEmailHandler } from './application/verify-email.js';
import { Accounts } from './domain/accounts.js';
import { Attempts } from './domain/attempts.js';
import { Sessions } from './domain/sessions.js';
import { AccessGuard } from './http/access.guard.js';
import { AccessTokenStrategy } from './http/access-token.strategy.js';
import { AuditController } from './http/audit.controller.js';
import { AuthController } from './http/auth.controller.js';
import { MeController } from './http/me.controller.js';
import { PasswordController } from './http/password.controller.js';
import { SessionCookies } from './http/session-cookies.js';
import { SessionsController } from './http/sessions.controller.js';
import { UsersController } from './http/users.controller.js';
import { PostgresAccounts } from './persistence/postgres-accounts.js';
import { PostgresActors } from './persistence/postgres-actors.js';
import { PostgresAttempts } from './persistence/postgres-attempts.js';
import { PostgresSessions } from './persistence/postgres-sessions.js';
import { RefreshTokens } from './persistence/refresh-tokens.js';

const handlers = [
  RegisterHandler,
  SignInHandler,
  RefreshSessionHandler,
  SignOutHandler,
  VerifyEmailHandler,
  RequestLinkHandler,
  ResetPasswordHandler,
  ChangePasswordHandler,
  ConfirmPasswordHandler,
  GrantRoleHandler,
  InviteAccountHandler,
  CreateAccountHandler,
  FindAccountsHandler,
  FindAccountsOpenedByHandler,
  FindAdministratorsHandler,
  IssueLinkHandler,
  ListSessionsHandler,
  EndSessionHandler,
  PresentActorHandler,
  ReadOwnAccountHandler,
  ChangeOwnAccountHandler,
  ListAuditEventsHandler,
  ReadAccessLogHandler,
  ListAccountsHandler,
  ReadAccountHandler,
  OpenAccountHandler,
  InviteAgainHandler,
  ChangeAccountHandler,
  ChangeRolesHandler,
  SuspendAccountHandler,
  ActivateAccountHandler,
  SetPasswordHandler,
  RevokeSessionsHandler,
];

@Module({
  imports: [PatientsModule, JwtModule.register({})],
  controllers: [AuthController, PasswordController, SessionsController, MeController, UsersController, AuditController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    AccessTokenStrategy,
    SessionCookies,
    ForgetOld,
    { provide: Accounts, useClass: PostgresAccounts },
    { provide: Sessions, useClass: PostgresSessions },
    { provide: Attempts, useClass: PostgresAttempts },
    { provide: Actors, useClass: PostgresActors },
    PresentActors,
    AccessTokens,
    PasswordHasher,
    PasswordProof,
    Links,
    AttemptLimits,
    KnownBrowsers,
    RefreshTokens,
    SessionEndings,
    SignInAnswers,
    KnownSites,
    AccountDesk,
    ...handlers,
  ],
})
export class IdentityModule {}
