import { dateWords } from './zoned';

/** `31 December 2030`, for dates far away, where the weekday tells nothing. */
export function plainDate(date: string): string {
  return dateWords(date, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** A year, a month or a day, as well as it is known: `2019`, `May 2019`, `23 May 2019`. */
export function dateAsKnown(date: string): string {
  if (/^\d{4}$/.test(date)) return date;
  if (/^\d{4}-\d\d$/.test(date)) return dateWords(`${date}-01`, { month: 'long', year: 'numeric' });
  return plainDate(date);
}
