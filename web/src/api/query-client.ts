import { QueryClient } from '@tanstack/react-query';
import { isPassing } from './problem';
import { session } from './session';

/** Server state. Reads are tried again while the trouble may pass; commands are not, people decide that. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => isPassing(error) && failures < 3,
    },
    // Offline, a command fails at once and says so; it is never kept and sent later behind somebody's back.
    mutations: { networkMode: 'always' },
  },
});

// What one account has read is nobody else's.
let owner: string | undefined;
let away = false;
session.subscribe(() => {
  const state = session.current;
  const now = state.status === 'signed-in' ? state.account.id : undefined;
  if (owner !== undefined && now !== owner) queryClient.clear();
  owner = now;
  // What failed meanwhile is read when the clinic answers again.
  if (away && !session.unreachable) void queryClient.refetchQueries({ type: 'active', predicate: hasFailed });
  away = session.unreachable;
});

function hasFailed({ state }: { state: { status: string } }): boolean {
  return state.status === 'error';
}
