import { useSyncExternalStore } from 'react';
import { bodyOf, post, postRefresh } from './auth-requests';
import { Problem } from './problem';
import { withRefreshLock } from './refresh-lock';
import { RetryLater } from './retry-later';
import type { Account, SignedIn } from './schema';
import type { SessionState } from './session-state';
import { isAnythingUnsaved } from './unsaved';

/** Says only that there may be a session, and of which account (its id). Tokens are never stored by scripts. */
const hint = 'may-be-signed-in';
/** A token is renewed this long before it ends. */
const headStart = 30_000;

type Message = { readonly kind: 'signed-out' } | { readonly kind: 'signed-in'; readonly accountId: string };

/**
 * Who is signed in. The access token lives in memory, the refresh token in a cookie that scripts cannot read. A refresh
 * token works once, so refreshes of all tabs stand in one queue. Only the server's refusal ends a session: without an
 * answer it is asked again.
 */
class Session {
  private state: SessionState = { status: 'restoring' };
  private token?: { readonly value: string; readonly endsAt: number };
  private renewing?: Promise<string | undefined>;
  /** Requests that wait for the password. */
  private waiting: ((token: string | undefined) => void)[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly otherTabs = new BroadcastChannel('session');
  private restored?: Promise<void>;
  private readonly retry = new RetryLater(() => this.tryNow());
  /** Whose page it was until just now: it is shown until the router has left it. */
  latest?: Account;

  constructor() {
    this.otherTabs.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'signed-out') this.forget();
      else this.meet(data.accountId);
    });
  }

  get current(): SessionState {
    return this.state;
  }

  /** Whether the last refresh got no usable answer; it is tried again by itself. */
  get unreachable(): boolean {
    return this.retry.waits;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Continues the session of an earlier visit to the portal, if there is one; for as long as that takes. */
  restore(): Promise<void> {
    return (this.restored ??= new Promise((done) => {
      const stop = this.subscribe(() => {
        if (this.state.status === 'restoring') return;
        stop();
        done();
      });
      if (localStorage.getItem(hint) === null) this.change({ status: 'signed-out' });
      else this.tryNow();
    }));
  }

  /** Looks whether this is still the browser's account, after the page was out of sight and may have missed a message. */
  lookAround(): void {
    const owner = localStorage.getItem(hint);
    if (owner !== null) this.meet(owner);
    else if (this.state.status === 'signed-in') this.forget();
  }

  /** Also in place of a session that is over: what waits for it goes on. */
  async signIn(email: string, password: string): Promise<Account> {
    const answer = await post('/api/v1/auth/login', { email, password });
    if (!answer.ok) throw Problem.of(await bodyOf(answer), answer);
    const signedIn = (await answer.json()) as SignedIn;
    this.goOnWith(signedIn);
    return signedIn.account;
  }

  /** Goes on with a session that was opened in place of this one. */
  goOnWith(signedIn: SignedIn): void {
    this.keep(signedIn);
    this.otherTabs.postMessage({ kind: 'signed-in', accountId: signedIn.account.id } satisfies Message);
  }

  async signOut(): Promise<void> {
    await post('/api/v1/auth/logout', {}, { token: this.token?.value }).catch(() => undefined);
    this.forget();
    this.otherTabs.postMessage({ kind: 'signed-out' } satisfies Message);
  }

  /** The token to send, renewed when it is about to end; undefined for visitors. `command`: see `goOn`. */
  async accessToken(command = false): Promise<string | undefined> {
    await this.restored;
    if (this.state.status === 'signed-in' && this.state.over) return this.untilPassword();
    if (!this.token || this.token.endsAt - headStart > Date.now()) return this.token?.value;
    return this.goOn(this.token.value, command);
  }

  /**
   * The token to go on with, after `stale` was refused; undefined when the session is over. A command, and a page on which
   * something is typed, wait for the password instead.
   */
  async goOn(stale?: string, command = false): Promise<string | undefined> {
    const next = await this.renew(stale);
    if (next !== undefined || this.state.status === 'signed-out' || this.state.status === 'left') return next;
    if (this.state.status === 'restoring' || !(command || this.state.over || isAnythingUnsaved())) {
      this.forget();
      return undefined;
    }
    const { account } = this.state;
    this.change({ status: 'signed-in', account, over: true });
    return this.untilPassword();
  }

  private renew(stale?: string): Promise<string | undefined> {
    if (stale !== undefined && this.token && this.token.value !== stale) return Promise.resolve(this.token.value);
    return (this.renewing ??= withRefreshLock(() => this.refresh()).finally(() => (this.renewing = undefined)));
  }

  private async refresh(): Promise<string | undefined> {
    try {
      const answer = await postRefresh();
      if (!answer.ok && answer.status !== 401) throw Problem.of(await bodyOf(answer), answer);
      const signedIn = answer.ok ? ((await answer.json()) as SignedIn) : undefined;
      this.retry.succeeded();
      this.change(this.state);
      if (!signedIn) return undefined;
      if (this.isOther(signedIn.account.id)) this.leave();
      else this.keep(signedIn);
      return this.token?.value;
    } catch (error) {
      this.retry.failed();
      this.change(this.state);
      throw error;
    }
  }

  private tryNow(): void {
    void this.goOn().catch(() => undefined);
  }

  private untilPassword(): Promise<string | undefined> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private isOther(accountId: string): boolean {
    return this.state.status === 'signed-in' && this.state.account.id !== accountId;
  }

  /** An account has signed in beside this page: the same one goes on here, another one's page this cannot be. */
  private meet(accountId: string): void {
    if (this.isOther(accountId)) this.leave();
    else if (this.state.status === 'signed-out' || (this.state.status === 'signed-in' && this.state.over))
      this.tryNow();
  }

  private leave(): void {
    this.token = undefined;
    this.change({ status: 'left' });
    this.release();
    location.replace('/');
  }

  private keep(signedIn: SignedIn): void {
    if (this.state.status === 'left') return;
    this.token = { value: signedIn.accessToken, endsAt: Date.now() + signedIn.expiresIn * 1000 };
    localStorage.setItem(hint, signedIn.account.id);
    this.latest = signedIn.account;
    this.change({ status: 'signed-in', account: signedIn.account });
    this.release();
  }

  /** Leaves the session, and what was typed in it. */
  forget(): void {
    this.token = undefined;
    localStorage.removeItem(hint);
    this.change({ status: 'signed-out' });
    this.release();
  }

  private release(): void {
    for (const go of this.waiting.splice(0)) go(this.token?.value);
  }

  private change(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const session = new Session();

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, () => session.current);
}

/** Whether the clinic does not answer who is signed in; then it is asked again by itself. */
export function useUnreachable(): boolean {
  return useSyncExternalStore(session.subscribe, () => session.unreachable);
}

/** The account that is signed in; only for pages that a guard protects. */
export function useAccount(): Account {
  const state = useSession();
  const account = state.status === 'signed-in' ? state.account : session.latest;
  if (!account) throw new Error('Nobody is signed in here.');
  return account;
}
