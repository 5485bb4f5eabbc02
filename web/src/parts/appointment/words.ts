import i18next from 'i18next';
import type { Visit } from '../../api/schema';
import { localTimeOf } from '../../format/moment';
import { dateWords, plusDays, shortDayOf } from '../../format/zoned';

/** What the desk calls things. */

export function patientOf(visit: Pick<Visit, 'names'>): string {
  return visit.names?.patient ?? i18next.t('practice:someone');
}

/** `Mon 23 Nov, 09:30`, with the zone where it differs. */
export function shortMomentOf(at: string, timeZone: string): string {
  return `${shortDayOf(at, timeZone)}, ${localTimeOf(at, timeZone)}`;
}

/** `Ana Silva, Mon 23 Nov, 09:30` */
export function visitWords(visit: Pick<Visit, 'names' | 'start' | 'timeZone'>): string {
  return `${patientOf(visit)}, ${shortMomentOf(visit.start, visit.timeZone)}`;
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
