/**
 * Local dates as day numbers: 0 is 1970-01-01, 1 the day after. A day number has no zone, so neighbours, weekdays and
 * weeks are plain integer arithmetic.
 */

/** Milliseconds of a day that has no transition; also the width of a day on a wall clock that never jumps. */
export const DAY = 86_400_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The day number of 'YYYY-MM-DD'. Throws a RangeError when there is no such date. */
export function dayNumber(date: string): number {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8));
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC rolls over what no calendar has, and answers NaN to what is no number: neither comes back equal.
  if (date.length !== 10 || midnight.getUTCDate() !== day || midnight.getUTCMonth() !== month - 1) {
    throw new RangeError(`There is no date ${date}`);
  }
  return midnight.getTime() / DAY;
}

/** 'YYYY-MM-DD' of a day number. */
export function localDate(day: number): string {
  // Integer arithmetic on UTC, where every day has 24 hours: a calendar date has no zone that could differ.
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The number of the ISO week that holds the day; weeks begin on Monday, week 1 on Monday 1970-01-05. */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}
