import type { Leave, Site } from '../../api/schema';
import { dateOf, dateWords, plusDays } from '../../format/zoned';
import { shortMomentOf } from '../../format/moment';

/**
 * People say the last day on which they are away; the API is half-open and takes the first day back. Here one becomes
 * the other, and nowhere else.
 */
export const firstDayBack = (lastDay: string): string => plusDays(lastDay, 1);
export const lastDayOf = (to: string): string => plusDays(to, -1);

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** `Mon 23 Nov 2026 – Fri 27 Nov 2026`, or one day, or two moments on the site's clock. */
export function rangeWords({ from, to }: Pick<Leave, 'from' | 'to'>, timeZone: string): string {
  if (!isDate(from)) return `${shortMomentOf(from, timeZone)} – ${shortMomentOf(to, timeZone)}`;
  const last = lastDayOf(to);
  return from === last ? dayWords(from) : `${dayWords(from)} – ${dayWords(last)}`;
}

/** How many days away; undefined for hours. */
export function daysOf({ from, to }: Pick<Leave, 'from' | 'to'>): number | undefined {
  return isDate(from) ? Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) : undefined;
}

/** What is not over yet, soonest first. */
export function coming(exceptions: readonly Leave[], now: number, zoneOf: (siteId: string | null) => string): Leave[] {
  const isOver = ({ to, siteId }: Leave) => (isDate(to) ? to <= dateOf(now, zoneOf(siteId)) : Date.parse(to) <= now);
  return exceptions.filter((each) => !isOver(each)).sort((one, other) => Date.parse(one.from) - Date.parse(other.from));
}

export function zonesOf(sites: readonly Site[], home: string): (siteId: string | null) => string {
  return (siteId) => sites.find(({ id }) => id === siteId)?.timeZone ?? home;
}

const dayWords = (date: string): string =>
  dateWords(date, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
