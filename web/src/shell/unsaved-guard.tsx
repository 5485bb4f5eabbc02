import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { session } from '../api/session';
import { watchUnsaved } from '../api/unsaved';
import { LeaveQuestion } from './leave-question';

/** Asks before a page is left, or the tab is closed, on which something is not saved. `unsaved` is asked at that moment. */
export function UnsavedGuard({ unsaved }: { unsaved: () => boolean }) {
  const newest = useRef(unsaved);
  useEffect(() => {
    newest.current = unsaved;
  });
  useEffect(() => watchUnsaved(() => newest.current()), []);
  // Who has signed out is gone: nothing can be saved any more.
  const holds = () => unsaved() && session.current.status === 'signed-in';
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && holds(),
    enableBeforeUnload: holds,
    withResolver: true,
  });
  return (
    <LeaveQuestion
      opened={leaving.status === 'blocked'}
      onStay={() => leaving.reset?.()}
      onLeave={() => leaving.proceed?.()}
    />
  );
}
