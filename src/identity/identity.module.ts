import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PatientsModule } from '../patients/index.js';
import { providersWith } from './handlers.js';
import { AccessTokens } from './sessions/application/access-tokens.js';
import { AccountDesk } from './administration/application/account-desk.js';
import { AttemptLimits } from './sign-in/application/attempt-limits.js';
import { ForgetOld } from './sign-in/application/forget-old.js';
import { KnownBrowsers } from './sign-in/application/known-browsers.js';
import { KnownSites } from './administration/application/known-sites.js';
import { Links } from './sign-in/application/links.js';
import { AuditModule } from '../audit/index.js';
import { PasswordHasher } from './sign-in/application/password-hasher.js';
import { PasswordProof } from './sign-in/application/password-proof.js';
import { PresentActors } from './sessions/application/present-actors.js';
import { SessionEndings } from './sessions/application/session-endings.js';
import { SignInAnswers } from './sessions/application/signed-in.js';
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
import { Actors } from './sessions/persistence/find-actors.js';
import { PostgresAttempts } from './sign-in/persistence/postgres-attempts.js';
import { PostgresSessions } from './sessions/persistence/postgres-sessions.js';
import { RefreshTokens } from './sessions/persistence/refresh-tokens.js';
// The handlers of messages that others define: no file here sends them.
import './sessions/application/present-actor.js';
import './sign-in/application/confirm-password.js';

@Module({
  imports: [AuditModule, PatientsModule, JwtModule.register({})],
  controllers: [AuthController, PasswordController, SessionsController, MeController, UsersController],
  providers: providersWith(
    { provide: APP_GUARD, useClass: AccessGuard },
    AccessTokenStrategy,
    SessionCookies,
    ForgetOld,
    { provide: Accounts, useClass: PostgresAccounts },
    { provide: Sessions, useClass: PostgresSessions },
    { provide: Attempts, useClass: PostgresAttempts },
    Actors,
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
  ),
})
export class IdentityModule {}
