import { useRef } from 'react';
import { newIdempotencyKey } from '../api/client';

/**
 * The key of an attempt: the same for the same content, so that a repetition after a lost answer does nothing twice; a
 * new one once the content changed.
 */
export function useAttemptKey(): (content: unknown) => string {
  const last = useRef<{ content: string; key: string }>(undefined);
  return (content) => {
    const written = JSON.stringify(content ?? null);
    if (last.current?.content !== written) last.current = { content: written, key: newIdempotencyKey() };
    return last.current.key;
  };
}
