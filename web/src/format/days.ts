/** Local dates `YYYY-MM-DD` and the days of the week. */
import { dateWords, plusDays } from './zoned';

export function longDateOf(date: string): string {
  return dateWords(date, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Monday, …, Sunday: 1 is Monday. */
export function weekdayOf(weekday: number): string {
  // The first of January 2024 was a Monday.
  return dateWords(`2024-01-0${weekday}`, { weekday: 'long' });
}

/** The first Monday after a local date: where the next week begins. */
export function mondayAfter(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, ((8 - weekday) % 7) + (weekday === 1 ? 7 : 0));
}

/** The Monday of the week in which a local date lies. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, -((weekday + 6) % 7));
}
