import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PatientsModule } from '../patients/index.js';
import { AccessTokens } from './application/access-tokens.js';
import { AccountDesk } from './application/account-desk.js';
import { Actors } from './application/actors.js';
import { AttemptLimits } from './application/attempt-limits.js';
import { ForgetOld } from './application/forget-old.js';
import { KnownBrowsers } from './application/known-browsers.js';
import { KnownSites } from './application/known-sites.js';
import { Links } from './application/links.js';
import { PasswordHasher } from './application/password-hasher.js';
import { PasswordProof } from './application/password-proof.js';
import { PresentActors } from './application/present-actors.js';
import { SessionEndings } from './application/session-endings.js';
import { SignInAnswers } from './application/signed-in.js';
import { Accounts } from './domain/accounts.js';
import { Attempts } from './domain/attempts.js';
import { Sessions } from './domain/sessions.js';
import { providersWith } from './handlers.js';
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
// The handlers of messages that others define: no file here sends them.
import './application/confirm-password.js';
import './application/present-actor.js';

@Module({
  imports: [PatientsModule, JwtModule.register({})],
  controllers: [AuthController, PasswordController, SessionsController, MeController, UsersController, AuditController],
  providers: providersWith(
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
  ),
})
export class IdentityModule {}
