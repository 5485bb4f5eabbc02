import { PageOf } from '../../../shared/http/paging.js';
import type { SessionFacts } from '../domain/sessions.js';

/** A place where the account is signed in. */
export class SessionView {
  /** @format uuid */
  id: string;
  /** @format date-time */
  createdAt: string;
  /** @format date-time */
  lastUsedAt: string;
  /** What the client called itself. */
  userAgent: string | null;
  /** Whether it is the session that asks. */
  current: boolean;

  static of({ id, createdAt, lastUsedAt, userAgent }: SessionFacts, currentId: string): SessionView {
    return { id, createdAt, lastUsedAt, userAgent, current: id === currentId };
  }
}

export class SessionPage extends PageOf(SessionView) {}
