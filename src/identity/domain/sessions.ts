/** A session as its owner sees it. */
export interface SessionFacts {
  readonly id: string;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly userAgent: string | null;
}

export interface NewSession {
  readonly accountId: string;
  /** What the client calls itself, for the owner's list of sessions. */
  readonly userAgent?: string;
}

/** A session and the token that will continue it. The token is known here only once: it is stored as a digest. */
export interface OpenSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly refreshToken: string;
}

/** What became of a refresh token that somebody sent. */
export type Rotation =
  | ({ readonly kind: 'continued' } & OpenSession)
  /** A used token came again: its session was ended just now. */
  | { readonly kind: 'reused'; readonly accountId: string }
  | { readonly kind: 'refused' };

/** Why a session ended; kept for the record. */
export type SessionEnd = 'signed-out' | 'password' | 'roles' | 'suspended' | 'reuse' | 'revoked';

/** Sessions and their families of refresh tokens: each token continues its session once. */
export abstract class Sessions {
  abstract open(session: NewSession, now: Temporal.Instant): Promise<OpenSession>;

  /** Trades a token for the next one. Of several who send the same token at once, one continues. */
  abstract rotate(refreshToken: string, now: Temporal.Instant): Promise<Rotation>;

  /** Ends the session the token belongs to, used or not, and answers its account; undefined for a token that is none. */
  abstract endByToken(refreshToken: string, now: Temporal.Instant): Promise<string | undefined>;

  /** False when the account has no such live session. */
  abstract end(accountId: string, sessionId: string, why: SessionEnd, now: Temporal.Instant): Promise<boolean>;

  /** Answers how many there were. */
  abstract endAll(accountId: string, why: SessionEnd, now: Temporal.Instant): Promise<number>;

  abstract endEverybodys(why: SessionEnd, now: Temporal.Instant): Promise<number>;

  abstract ofAccount(accountId: string, now: Temporal.Instant): Promise<SessionFacts[]>;

  /** Removes what has been over for a while; returns how much. */
  abstract forgetOld(now: Temporal.Instant): Promise<number>;
}

/** How long a refresh token may wait for its use. Each use starts anew. */
export const refreshLifetime = Temporal.Duration.from({ days: 30 });
