import { useEffect, useState } from 'react';

/**
 * The time now in epoch milliseconds, again every so many milliseconds. It is the server's: with its clock moved (a demo),
 * or the device's wrong, countdowns and "today" stay right.
 */
export function useNow(everyMilliseconds = 1000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}

let ahead = 0;

/** Told by every answer's Date header. */
export function serverSays(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (!Number.isNaN(at) && Math.abs(at - Date.now() - ahead) > 2_000) ahead = at - Date.now();
}

export function serverNow(): number {
  return Date.now() + ahead;
}
