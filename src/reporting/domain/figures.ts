/** What the figures mean. Counting is SQL's work; what is made of the counts is said here once. */

/**
 * A part of a whole as a number from 0 to 1 with four decimals; null when there is no whole, which is not the same as 0.
 */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}

/** Of those who should have come and whose visit is over, how many did not come. */
export interface NoShows {
  readonly completed: number;
  readonly noShow: number;
  /** no_show ÷ (completed + no_show) */
  readonly rate: number | null;
}

export function noShowsOf({ completed, noShow }: Omit<NoShows, 'rate'>): NoShows {
  return { completed, noShow, rate: share(noShow, completed + noShow) };
}

/**
 * How much of the working time (leave and holidays taken off) is or was filled with visits. Booked are the minutes of
 * visits that take time or were completed, without their buffers; where visits overlap (a group, an overbooked time)
 * each minute counts once, and no day counts more than was worked on it: a day is never more than full.
 */
export interface Utilisation {
  readonly workingMinutes: number;
  readonly bookedMinutes: number;
  /** booked ÷ working */
  readonly utilisation: number | null;
}

export function utilisationOf({ workingMinutes, bookedMinutes }: Omit<Utilisation, 'utilisation'>): Utilisation {
  return { workingMinutes, bookedMinutes, utilisation: share(bookedMinutes, workingMinutes) };
}

/** The days of 24 hours between the moment a visit was booked and its start, 0 where it was noted afterwards. */
export interface LeadTime {
  readonly visits: number;
  readonly medianDays: number | null;
  /** Nine visits of ten were booked no longer before. */
  readonly p90Days: number | null;
  readonly meanDays: number | null;
}

/** The same with two decimals: a quarter of an hour. */
export function leadTimeOf({ visits, medianDays, p90Days, meanDays }: LeadTime): LeadTime {
  const rounded = (days: number | null) => (days === null ? null : Math.round(days * 100) / 100);
  return { visits, medianDays: rounded(medianDays), p90Days: rounded(p90Days), meanDays: rounded(meanDays) };
}
