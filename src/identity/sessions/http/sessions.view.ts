import { PageOf } from '../../../shared/http/paging.js';

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
}

export class SessionPage extends PageOf(SessionView) {}
