import i18next from 'i18next';
import { serverNow } from '../api/clock';
import { dateOf, dayOf, differsFromReader, placeOf, timeOf } from './zoned';

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
