export interface NewSession {
  readonly accountId: string;
  /** What the client calls itself, for the owner's list of sessions. */
  readonly userAgent?: string;
  /** Where it is opened, as a network is named. */
  readonly network: string;
}

/** A session and the token that will continue it. The token is known here only once: it is stored as a digest. */
export interface OpenSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly refreshToken: string;
}

/** A refresh token as somebody sends it. */
export interface SentToken {
  readonly refreshToken: string;
  readonly userAgent?: string;
}

/** What became of a refresh token that somebody sent. */
export type Rotation =
  | ({
      readonly kind: 'continued';
      /** The same successor once more, because the first answer may not have arrived. */
      readonly repeated: boolean;
    } & OpenSession)
  /** A used token came again: its session was ended just now. */
  | { readonly kind: 'reused'; readonly accountId: string }
  | { readonly kind: 'refused' };

/** Why a session ended; kept for the record. */
export type SessionEnd = 'signed-out' | 'password' | 'roles' | 'suspended' | 'reuse' | 'revoked' | 'verified';

/** A refresh token that was used before, at the moment it comes again. */
export interface UsedToken {
  readonly usedAt: Temporal.Instant;
  /** Whether the client that brings it calls itself as the one that has used it. */
  readonly sameAgent: boolean;
  readonly repeated: boolean;
  readonly successorUsed: boolean;
}

/** How long an answer that was lost on the way may be asked for again. */
export const repeatedWithinSeconds = 20;

/**
 * Whether a used token gets its successor once more. An answer can get lost: then the same client asks again within
 * moments, once, and cannot have used what it did not get. Everything else looks like a thief.
 */
export function mayRepeat({ usedAt, sameAgent, repeated, successorUsed }: UsedToken, now: Temporal.Instant): boolean {
  const inTime = Temporal.Instant.compare(now, usedAt.add({ seconds: repeatedWithinSeconds })) < 0;
  return inTime && sameAgent && !repeated && !successorUsed;
}

/** Sessions and their families of refresh tokens: each token continues its session once. */
export abstract class Sessions {
  abstract open(session: NewSession, now: Temporal.Instant): Promise<OpenSession>;

  /** Trades a token for the next one. All who are answered for one token get the same successor. */
  abstract rotate(token: SentToken, now: Temporal.Instant): Promise<Rotation>;

  /** The live session that a token, used or not, belongs to, and its account. */
  abstract byToken(
    refreshToken: string,
    now: Temporal.Instant,
  ): Promise<{ readonly sessionId: string; readonly accountId: string } | undefined>;

  /** Ends the session the token belongs to, used or not, and answers its account; undefined for a token that is none. */
  abstract endByToken(refreshToken: string, now: Temporal.Instant): Promise<string | undefined>;

  /** False when the account has no such live session. */
  abstract end(accountId: string, sessionId: string, why: SessionEnd, now: Temporal.Instant): Promise<boolean>;

  /** All of the account but `except`. Answers how many there were. */
  abstract endAll(accountId: string, why: SessionEnd, now: Temporal.Instant, except?: string): Promise<number>;

  abstract endEverybodys(why: SessionEnd, now: Temporal.Instant): Promise<number>;

  /** Whether the account with this address is `accountId`, or had a session from this network. */
  abstract hasBeenAt(email: string, place: { network: string; accountId?: string }): Promise<boolean>;

  /** Removes what has been over for a while; returns how much. */
  abstract forgetOld(now: Temporal.Instant): Promise<number>;
}

/** How long a refresh token may wait for its use. Each use starts anew. */
export const refreshLifetime = Temporal.Duration.from({ days: 30 });
