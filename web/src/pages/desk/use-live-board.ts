import { useQueryClient } from '@tanstack/react-query';
import { createParser } from 'eventsource-parser';
import { useEffect, useState } from 'react';
import { session } from '../../api/session';

const firstPause = 2_000;
const maxPause = 60_000;

/**
 * Reads the board again whenever something on it changes anywhere. Server-sent events by fetch: the token stands in a
 * header, which EventSource cannot send. A stream that ends is opened again, later each time; whether it stands is told.
 */
export function useLiveBoard(siteId: string | undefined): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    if (siteId === undefined) return;
    const over = new AbortController();
    const changed = () => {
      setLive(true);
      void queries.invalidateQueries({ queryKey: ['appointments', 'board', siteId] });
    };
    void keepListening(`/api/v1/sites/${siteId}/board/live`, over.signal, changed, () => setLive(false));
    return () => over.abort();
  }, [siteId, queries]);
  return live;
}

async function keepListening(path: string, signal: AbortSignal, changed: () => void, away: () => void) {
  for (let pause = firstPause; !signal.aborted; pause = Math.min(pause * 2, maxPause)) {
    const heard = await listen(path, signal, changed).catch(() => false);
    if (signal.aborted) return;
    away();
    if (heard) pause = firstPause;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Until the stream ends. Answers whether there was one. */
async function listen(path: string, signal: AbortSignal, changed: () => void): Promise<boolean> {
  const token = await session.accessToken();
  const headers = { Accept: 'text/event-stream', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(path, { headers, signal });
  if (!answer.ok || !answer.body) return false;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let isChanged = false;
  const parser = createParser({ onEvent: ({ event }) => (isChanged ||= event === 'changed') });
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return true;
    isChanged = false;
    parser.feed(value);
    // However many came together: the board is read once.
    if (isChanged) changed();
  }
}
