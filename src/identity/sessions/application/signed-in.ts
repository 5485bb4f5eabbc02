import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/domain/account.js';
import type { OpenSession } from '../domain/sessions.js';
import { accessLifetime, AccessTokens } from './access-tokens.js';

/** What a client gets when it has signed in or continued its session. */
export interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  readonly account: {
    readonly id: string;
    readonly email: string;
    readonly roles: readonly string[];
    readonly patientId?: string;
    readonly practitionerId?: string;
    readonly siteIds?: readonly string[];
  };
}

/** Makes the answer to a sign-in from the account and its session. */
@Injectable()
export class SignInAnswers {
  constructor(private readonly tokens: AccessTokens) {}

  answer(account: Account, session: OpenSession): SignedIn {
    return {
      accessToken: this.tokens.issue(account.id, session.sessionId),
      refreshToken: session.refreshToken,
      expiresIn: accessLifetime,
      account: {
        id: account.id,
        email: account.email,
        roles: account.roles,
        patientId: account.patientId ?? undefined,
        practitionerId: account.practitionerId ?? undefined,
        siteIds: account.siteIds.length > 0 ? account.siteIds : undefined,
      },
    };
  }
}
