import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PatientsModule } from '../patients/index.js';
import { AccessTokens } from './sessions/application/access-tokens.js';
import { AccountDesk } from './administration/application/account-desk.js';
import { ActivateAccountHandler } from './administration/application/activate-account.js';
import { Actors } from './sessions/application/actors.js';
import { AttemptLimits } from './sign-in/application/attempt-limits.js';
import { ChangeAccountHandler } from './administration/application/change-account.js';
import { ChangeOwnAccountHandler } from './accounts/application/change-own-account.js';
import { ChangePasswordHandler } from './sign-in/application/change-password.js';
import { ChangeRolesHandler } from './administration/application/change-roles.js';
import { ConfirmPasswordHandler } from './sign-in/application/confirm-password.js';
import { CreateAccountHandler } from './administration/application/create-account.js';
import { EndSessionHandler } from './sessions/application/end-session.js';
import { FindAccountsHandler } from './accounts/application/find-accounts.js';
import { FindAccountsOpenedByHandler } from './sign-in/application/find-accounts-opened-by.js';
import { FindAdministratorsHandler } from './accounts/application/find-administrators.js';
import { ForgetOld } from './sign-in/application/forget-old.js';
import { GrantRoleHandler } from './administration/application/grant-role.js';
import { InviteAccountHandler } from './administration/application/invite-account.js';
import { InviteAgainHandler } from './administration/application/invite-again.js';
import { IssueLinkHandler } from './sign-in/application/issue-link.js';
import { KnownBrowsers } from './sign-in/application/known-browsers.js';
import { KnownSites } from './administration/application/known-sites.js';
import { Links } from './sign-in/application/links.js';
import { ListAccountsHandler } from './administration/application/list-accounts.js';
import { AuditModule } from '../audit/index.js';
import { ListSessionsHandler } from './sessions/application/list-sessions.js';
import { OpenAccountHandler } from './administration/application/open-account.js';
import { PasswordHasher } from './sign-in/application/password-hasher.js';
import { PasswordProof } from './sign-in/application/password-proof.js';
import { ReadAccountHandler } from './administration/application/read-account.js';
import { PresentActorHandler } from './sessions/application/present-actor.js';
import { PresentActors } from './sessions/application/present-actors.js';
import { ReadOwnAccountHandler } from './accounts/application/read-own-account.js';
import { RefreshSessionHandler } from './sessions/application/refresh-session.js';
import { RegisterHandler } from './sign-in/application/register.js';
import { RequestLinkHandler } from './sign-in/application/request-link.js';
import { ResetPasswordHandler } from './sign-in/application/reset-password.js';
import { RevokeSessionsHandler } from './sessions/application/revoke-sessions.js';
import { SessionEndings } from './sessions/application/session-endings.js';
import { SetPasswordHandler } from './sign-in/application/set-password.js';
import { SignInHandler } from './sign-in/application/sign-in.js';
import { SignOutHandler } from './sessions/application/sign-out.js';
import { SignInAnswers } from './sessions/application/signed-in.js';
import { SuspendAccountHandler } from './administration/application/suspend-account.js';
import { VerifyEmailHandler } from './sign-in/application/verify-email.js';
import { Accounts } from './accounts/domain/accounts.js';
import { Attempts } from './sign-in/domain/attempts.js';
import { Sessions } from './sessions/domain/sessions.js';
import { AccessGuard } from './sessions/http/access.guard.js';
import { AccessTokenStrategy } from './sessions/http/access-token.strategy.js';
import { AuthController } from './sign-in/http/auth.controller.js';
import { MeController } from './accounts/http/me.controller.js';
import { PasswordController } from './sign-in/http/password.controller.js';
import { SessionCookies } from './sign-in/http/session-cookies.js';
import { SessionsController } from './sessions/http/sessions.controller.js';
import { UsersController } from './administration/http/users.controller.js';
import { PostgresAccounts } from './accounts/persistence/postgres-accounts.js';
import { PostgresActors } from './sessions/persistence/postgres-actors.js';
import { PostgresAttempts } from './sign-in/persistence/postgres-attempts.js';
import { PostgresSessions } from './sessions/persistence/postgres-sessions.js';
import { RefreshTokens } from './sessions/persistence/refresh-tokens.js';

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
  imports: [AuditModule, PatientsModule, JwtModule.register({})],
  controllers: [AuthController, PasswordController, SessionsController, MeController, UsersController],
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
