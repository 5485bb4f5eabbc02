import i18next from 'i18next';
import { serverNow } from '../api/clock';
import { dateOf, dayOf, differsFromReader, placeOf, shortDayOf, timeOf } from './zoned';

/** `Monday 23 November`, with the year when it is not this one. */
export function localDayOf(at: string, timeZone: string): string {
  const year = dateOf(at, timeZone).slice(0, 4);
  const day = dayOf(at, timeZone);
  return year === dateOf(serverNow(), timeZone).slice(0, 4) ? day : `${day} ${year}`;
}

/** `Monday 23 November, 09:30`, with the place where the reader's clock shows another time. */
export function localMomentOf(at: string, timeZone: string): string {
  return `${localDayOf(at, timeZone)}, ${localTimeOf(at, timeZone)}`;
}

/** `09:30`, or `09:30, Colombo time`. */
export function localTimeOf(at: string, timeZone: string): string {
  const time = timeOf(at, timeZone);
  return differsFromReader(at, timeZone) ? i18next.t('timeWithZone', { time, place: placeOf(timeZone) }) : time;
}

/** `Mon 23 Nov, 09:30`, with the zone where it differs. */
export function shortMomentOf(at: string, timeZone: string): string {
  return `${shortDayOf(at, timeZone)}, ${localTimeOf(at, timeZone)}`;
}

export function minutesOf({ start, end }: { start: string; end: string }): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
}

/** `in 3 hours`, `in 25 minutes`, `10 minutes ago`: how far an instant is away. */
export function distanceOf(at: string, now: number): string {
  const minutes = Math.round((Date.parse(at) - now) / 60_000);
  const format = new Intl.RelativeTimeFormat(i18next.language, { numeric: 'always' });
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day');
}
