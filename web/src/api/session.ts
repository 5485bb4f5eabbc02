import { useSyncExternalStore } from 'react';
import { serverSays } from './clock';
import { NoAnswer, Problem } from './problem';
import { inTurn } from './refresh-turns';
import type { Account, SignedIn } from './schema';

export type SessionState =
  | { readonly status: 'restoring' }
  | { readonly status: 'signed-out' }
  | { readonly status: 'signed-in'; readonly account: Account };

/** Says only that there may be a session, so that visitors need not ask. Tokens are never stored by scripts. */
const hint = 'may-be-signed-in';
/** A token is renewed this long before it ends. */
const headStart = 30_000;

/**
 * Who is signed in. The access token lives in memory, the refresh token in a cookie that scripts cannot read. A refresh
 * token works once, so refreshes of all tabs stand in one queue.
 */
class Session {
  private state: SessionState = { status: 'restoring' };
  private token?: { readonly value: string; readonly endsAt: number };
  private renewing?: Promise<string | undefined>;
  private readonly listeners = new Set<() => void>();
  private readonly otherTabs = new BroadcastChannel('session');
  private restored?: Promise<void>;
  /** Whose page it was until just now: it is shown until the router has left it. */
  latest?: Account;

  constructor() {
    this.otherTabs.addEventListener('message', ({ data }) => {
      if (data === 'signed-out') this.forget();
      else void this.renew().catch(() => undefined);
    });
  }

  get current(): SessionState {
    return this.state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Continues the session of an earlier visit to the portal, if there is one. */
  restore(): Promise<void> {
    return (this.restored ??= this.tryToRestore());
  }

  async signIn(email: string, password: string): Promise<Account> {
    const answer = await post('/api/v1/auth/login', { email, password });
    if (!answer.ok) throw Problem.of(await bodyOf(answer), answer);
    const { account } = this.keep((await answer.json()) as SignedIn);
    this.otherTabs.postMessage('signed-in');
    return account;
  }

  /** Goes on with a session that was opened in place of this one. */
  goOnWith(signedIn: SignedIn): void {
    this.keep(signedIn);
    this.otherTabs.postMessage('signed-in');
  }

  async signOut(): Promise<void> {
    await post('/api/v1/auth/logout', {}, this.token?.value).catch(() => undefined);
    this.forget();
    this.otherTabs.postMessage('signed-out');
  }

  /** The token to send, renewed when it is about to end; undefined for visitors. */
  async accessToken(): Promise<string | undefined> {
    await this.restored;
    if (!this.token || this.token.endsAt - headStart > Date.now()) return this.token?.value;
    return this.renew(this.token.value);
  }

  /** The next access token, or undefined when the session is over. `stale`: the token that was refused. */
  renew(stale?: string): Promise<string | undefined> {
    if (stale !== undefined && this.token && this.token.value !== stale) return Promise.resolve(this.token.value);
    return (this.renewing ??= inTurn(() => this.refresh()).finally(() => (this.renewing = undefined)));
  }

  private async tryToRestore(): Promise<void> {
    if (localStorage.getItem(hint) === null) return this.change({ status: 'signed-out' });
    await this.renew().catch(() => undefined);
    if (this.state.status === 'restoring') this.change({ status: 'signed-out' });
  }

  private async refresh(): Promise<string | undefined> {
    const answer = await post('/api/v1/auth/refresh', {});
    if (answer.ok) {
      this.keep((await answer.json()) as SignedIn);
      return this.token?.value;
    }
    if (answer.status >= 500 || answer.status === 429) throw Problem.of(await bodyOf(answer), answer);
    this.forget();
    return undefined;
  }

  private keep(signedIn: SignedIn): SignedIn {
    this.token = { value: signedIn.accessToken, endsAt: Date.now() + signedIn.expiresIn * 1000 };
    localStorage.setItem(hint, 'yes');
    this.latest = signedIn.account;
    this.change({ status: 'signed-in', account: signedIn.account });
    return signedIn;
  }

  private forget(): void {
    this.token = undefined;
    localStorage.removeItem(hint);
    this.change({ status: 'signed-out' });
  }

  private change(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** `keepalive`: a page that is left meanwhile must not lose the cookie of the answer. */
async function post(path: string, body: object, token?: string): Promise<Response> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'X-Client': 'portal' };
  if (token !== undefined) headers.Authorization = `Bearer ${token}`;
  try {
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true });
    serverSays(answer.headers.get('Date'));
    return answer;
  } catch (error) {
    throw new NoAnswer('No answer', { cause: error });
  }
}

function bodyOf(answer: Response): Promise<unknown> {
  return answer.json().catch(() => undefined);
}

export const session = new Session();

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, () => session.current);
}

/** The account that is signed in; only for pages that a guard protects. */
export function useAccount(): Account {
  const state = useSession();
  const account = state.status === 'signed-in' ? state.account : session.latest;
  if (!account) throw new Error('Nobody is signed in here.');
  return account;
}
