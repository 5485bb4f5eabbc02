/** When a visit suits, as people say it, and the dates that this means. Both dates are included. */
import { plusDays } from '../../format/zoned.js';

export interface Dates {
  from?: string;
  to?: string;
}

export const whens = ['any', 'today', 'soon', 'week', 'nextWeek'] as const;
export type When = (typeof whens)[number];

export function datesOf(when: When, today: string): Dates {
  const sunday = plusDays(today, (7 - weekdayOf(today)) % 7);
  switch (when) {
    case 'any':
      return {};
    case 'today':
      return { from: today, to: today };
    case 'soon':
      return { from: today, to: plusDays(today, 2) };
    case 'week':
      return { from: today, to: sunday };
    case 'nextWeek':
      return { from: plusDays(sunday, 1), to: plusDays(sunday, 7) };
  }
}

/** The words that mean these dates, or undefined for dates that somebody chose. */
export function whenOf({ from, to }: Dates, today: string): When | undefined {
  return whens.find((when) => {
    const dates = datesOf(when, today);
    return dates.from === from && dates.to === to;
  });
}

/** 0 for Sunday. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
