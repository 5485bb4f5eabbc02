import { useEffect, useState } from 'react';

/** How far the server's clock is ahead of the device's, in milliseconds. */
let ahead = 0;
const listeners = new Set<() => void>();

/** The time now in epoch milliseconds by the server's clock: countdowns and "today" are right on any device. */
export function serverNow(): number {
  return Date.now() + ahead;
}

/** Told by the Date header of every answer, which counts whole seconds. */
export function serverSays(date: string | null): void {
  const difference = date === null ? Number.NaN : Date.parse(date) - Date.now();
  if (Number.isNaN(difference) || Math.abs(difference - ahead) <= 2_000) return;
  ahead = difference;
  for (const listener of listeners) listener();
}

/** The server's time, again every so many milliseconds and when it turns out to be another. */
export function useNow(everyMilliseconds = 1000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const look = () => setNow(serverNow());
    const timer = setInterval(look, everyMilliseconds);
    listeners.add(look);
    return () => {
      clearInterval(timer);
      listeners.delete(look);
    };
  }, [everyMilliseconds]);
  return now;
}
