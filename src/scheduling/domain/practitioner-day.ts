import { normalise, subtract, type TimeRange, type TimeRanges } from '../../shared/kernel/time-range.js';
import { MINUTE, localDate } from './local-date.js';
import { localDaysWithin } from './time-zone.js';
import { claimedRange, type Timing } from './visit-timing.js';

/**
 * A stretch of working time that belongs to a day, and the contiguous working time around it. The grid of starts counts
 * from `gridFrom`, which may lie in the day before; a visit may last until `runsUntil`, which may lie in the day after.
 */
export interface Run extends TimeRange {
  readonly gridFrom: number;
  readonly runsUntil: number;
}

/** When visit types are offered. `null` stands for every type that no other offer of the day names. */
export interface Offer {
  readonly visitTypeIds: readonly string[] | null;
  readonly runs: readonly Run[];
}

/**
 * The projection of one practitioner, site and local day: everything a reader needs to compute the starts of that day
 * without the rules. All instants are epoch milliseconds. The days of a practitioner at a site never share an instant:
 * a window belongs to the day on which it starts, so its part after midnight is in that day's row.
 */
export interface PractitionerDay {
  readonly siteId: string;
  /** 'YYYY-MM-DD' in the zone of the site. */
  readonly day: string;
  readonly offers: readonly Offer[];
  /** All working time of the day, whatever visit types it offers. */
  readonly working: TimeRanges;
  /** Working time minus live claims. Holds are not in it: they end by themselves, so readers subtract them. */
  readonly free: TimeRanges;
  /** What leave and holidays took from the working time around this day: why a start is not there. */
  readonly onLeave: TimeRanges;
  readonly onHoliday: TimeRanges;
  /** The first free instant, not yet a start: its stretch may be too short or off the grid. */
  readonly firstFree: number | null;
  /**
   * An upper bound of the longest claim that can begin on this day, in minutes: where free time reaches the end of the
   * day's own working time, what follows is counted as if it were free.
   */
  readonly longestGapMinutes: number;
}

type Ruled = Pick<PractitionerDay, 'siteId' | 'day' | 'offers' | 'working' | 'onLeave' | 'onHoliday'>;

/** The day with its free time computed anew from its working time and the live claims, holds excepted. */
export function withTaken(day: Ruled, taken: TimeRanges): PractitionerDay {
  const free = subtract(day.working, taken);
  let longest = 0;
  for (const range of free) {
    let until = range.to;
    for (const offer of day.offers)
      for (const run of offer.runs) if (run.to === range.to && run.runsUntil > until) until = run.runsUntil;
    longest = Math.max(longest, until - range.from);
  }
  return { ...day, free, firstFree: free[0]?.from ?? null, longestGapMinutes: Math.floor(longest / MINUTE) };
}

/** The stretches of a day in which the visit type is offered. */
export function runsOf(day: PractitionerDay, visitTypeId: string): readonly Run[] {
  let rest: readonly Run[] = [];
  for (const offer of day.offers) {
    if (offer.visitTypeIds === null) rest = offer.runs;
    else if (offer.visitTypeIds.includes(visitTypeId)) return offer.runs;
  }
  return rest;
}

/** The working time of several days of one practitioner at a site, as far as it offers the visit type. */
export function offeredTime(days: readonly PractitionerDay[], siteId: string, visitTypeId: string): TimeRanges {
  return normalise(days.filter((day) => day.siteId === siteId).flatMap((day) => runsOf(day, visitTypeId)));
}

/**
 * The local dates (first and last, both included) whose rows decide about visits of a type that start in [from, to):
 * one day earlier for windows that pass midnight, and as far as the last visit with its buffers lasts.
 */
export function daysAround(starts: TimeRange, zone: string, timing: Timing): { first: string; last: string } {
  return daysTouching({ from: claimedRange(starts.from, timing).from, to: claimedRange(starts.to, timing).to }, zone);
}

/** The local dates (both included) whose rows may hold a share of `during`: windows may have begun the day before. */
export function daysTouching(during: TimeRange, zone: string): { first: string; last: string } {
  const { first, last } = localDaysWithin(zone, during);
  return { first: localDate(first - 1), last: localDate(last) };
}
