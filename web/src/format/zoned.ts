/**
 * Instants as wall clocks show them. `at` is an RFC 3339 instant, `date` a local date `YYYY-MM-DD`, `timeZone` an IANA
 * zone. Which zone counts is always said by the caller: it is the site's.
 */
import i18next from 'i18next';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one is slow and a fortnight has hundreds of times: each is made once. */
function format(
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
  locale = localeOf(i18next.language),
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, options]);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale, { timeZone, ...options })));
  return found;
}

/** English without a country means the clinic's: a 24-hour clock, the day before the month. */
function localeOf(language: string): string {
  return language === 'en' || language === undefined ? 'en-GB' : language;
}

/** English writes a date here without the comma behind the weekday; other languages as they are used to. */
function tidy(words: string): string {
  return (i18next.language ?? 'en') === 'en' ? words.replace(',', '') : words;
}

/** `09:30` */
export function timeOf(at: string, timeZone: string): string {
  return format(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** `Monday 23 November` */
export function dayOf(at: string, timeZone: string): string {
  return format(timeZone, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));
}

/** `Mon 23 Nov` */
export function shortDayOf(at: string, timeZone: string): string {
  return tidy(format(timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at)));
}

/** `Monday 23 November 2026, 09:30` */
export function momentOf(at: string, timeZone: string): string {
  const day = format(timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(at),
  );
  return `${tidy(day)}, ${timeOf(at, timeZone)}`;
}

/** The local date of an instant: `2026-11-23`. */
export function dateOf(at: string | number | Date, timeZone: string): string {
  return format(timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA').format(new Date(at));
}

/** The hour of the day at an instant, 0 to 23. */
export function hourOf(at: string, timeZone: string): number {
  return Number(format(timeZone, { hour: '2-digit', hourCycle: 'h23' }, 'en-GB').format(new Date(at)));
}

/** A local date so many days later; dates have no zone, so UTC counts them. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Words for a local date: `Mon 23 Nov`, or by other options. */
export function dateWords(
  date: string,
  options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' },
): string {
  return tidy(format('UTC', options).format(new Date(`${date}T00:00:00Z`)));
}

/** The city of a zone: `Asia/Colombo` is Colombo. */
export function placeOf(timeZone: string): string {
  return timeZone.split('/').at(-1)!.replaceAll('_', ' ');
}

/** The zone of the reader's device. */
export function readersZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether the reader's clock shows another time than the site's at that instant. */
export function differsFromReader(at: string, timeZone: string): boolean {
  return timeOf(at, timeZone) !== timeOf(at, readersZone()) || dateOf(at, timeZone) !== dateOf(at, readersZone());
}

/** The instant at which a date begins on the reader's clock. */
export function startOfDay(date: string): string {
  return new Date(`${date}T00:00:00`).toISOString();
}
