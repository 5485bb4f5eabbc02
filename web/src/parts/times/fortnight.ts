/** Fortnights of local dates, counted from today: pages of a calendar that begins with what can still be booked. */
import { plusDays } from '../../format/zoned.js';

const days = 14;
const dayLength = 86_400_000;

/** The fourteen dates of the page on which a date stands; without one, or for a past or a wrong one, the first page. */
export function fortnightWith(date: string | undefined, today: string): string[] {
  const start = plusDays(today, Math.floor(daysAfter(date, today) / days) * days);
  return Array.from({ length: days }, (_, index) => plusDays(start, index));
}

export function nextFortnight(dates: readonly string[]): string {
  return plusDays(dates[0]!, days);
}

export function previousFortnight(dates: readonly string[]): string {
  return plusDays(dates[0]!, -days);
}

/**
 * The date to show first: the wanted one if something is free then, else the first free one after it, else the first
 * free one at all.
 * @param free dates with free times, in order
 */
export function dateToShow(free: readonly string[], wanted: string | undefined): string | undefined {
  return free.find((date) => wanted === undefined || date >= wanted) ?? free[0];
}

function daysAfter(date: string | undefined, today: string): number {
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return 0;
  const after = (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayLength;
  return Number.isNaN(after) ? 0 : Math.max(0, after);
}
