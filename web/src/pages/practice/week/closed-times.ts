import type { TFunction } from 'i18next';
import type { Holiday, Leave, Site } from '../../../api/schema';
import { dateOf, plusDays } from '../../../format/zoned';

/** A time in which nobody is seen, or in which somebody works beyond the usual hours. */
export interface ClosedTime {
  readonly id: string;
  readonly kind: 'leave' | 'holiday' | 'extra';
  /** Local dates, half-open, or instants. */
  readonly from: string;
  readonly to: string;
  readonly allDay: boolean;
  readonly title: string;
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** Leave, extra hours and holidays in words; of one site, or of all that are shown. */
export function closedTimes(
  leave: readonly Leave[],
  holidays: readonly Holiday[],
  sites: readonly Site[],
  siteId: string | undefined,
  t: TFunction<['week', 'desk']>,
): ClosedTime[] {
  const shown = (one: string | null) => one === null || siteId === undefined || one === siteId;
  const known = (one: string | null) => one === null || sites.some(({ id }) => id === one);
  const at = (one: string | null) => (sites.length > 1 ? sites.find(({ id }) => id === one)?.name : undefined);
  const named = (words: string, one: string | null) => [words, at(one)].filter(Boolean).join(', ');
  return [
    ...leave
      .filter((each) => shown(each.siteId))
      .map(({ id, kind, from, to, siteId: where }) => ({
        id,
        kind: kind === 'extra_hours' ? ('extra' as const) : ('leave' as const),
        ...{ from, to, allDay: isDate(from) },
        title: named(t(kind === 'extra_hours' ? 'extra' : 'leave'), where),
      })),
    ...holidays
      .filter((each) => shown(each.siteId) && known(each.siteId))
      .map(({ id, date, name, siteId: where }) => ({
        ...{ id, kind: 'holiday' as const, from: date, to: plusDays(date, 1), allDay: true },
        title: named(name, where),
      })),
  ];
}

/** Whether a time touches a local date, on the clock of `timeZone`. */
export function touches({ from, to, allDay }: ClosedTime, date: string, timeZone: string): boolean {
  if (allDay) return from <= date && date < to;
  return dateOf(from, timeZone) <= date && date <= dateOf(Date.parse(to) - 1, timeZone);
}
