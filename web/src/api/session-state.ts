import type { Account } from './schema';

/** Whose page this is. */
export type SessionState =
  | { readonly status: 'restoring' }
  | { readonly status: 'signed-out' }
  /** Another account has signed in beside this page: nothing is shown until it is loaded again. */
  | { readonly status: 'left' }
  /** `over`: the server refuses the session, and the page waits for the password. */
  | { readonly status: 'signed-in'; readonly account: Account; readonly over?: true };
