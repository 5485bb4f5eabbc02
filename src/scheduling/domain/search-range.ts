import type { Bound } from '../../shared/kernel/bound.js';
import { invalid, refused } from '../../shared/kernel/domain-error.js';
import type { TimeRange } from '../../shared/kernel/time-range.js';
import { DAY, dayNumber, localDate } from './local-date.js';
import { instantsOfDays } from './time-zone.js';

const maxDays = 31;
const lastDay = dayNumber('9999-12-31');

/** What a search is about: from inclusive, to exclusive; dates are read in the zone of each site. */
export interface SearchBounds {
  readonly from: Bound;
  readonly to: Bound;
}

/**
 * The bounds of a search; without `from` it begins now, without `to` it covers `days`.
 * @throws 400 when it ends before it begins, RANGE_TOO_LONG past a month
 */
export function searchBounds(from: Bound | undefined, to: Bound | undefined, now: number, days: number): SearchBounds {
  const start = from ?? instantAt(now);
  const end = to ?? later(start, days);
  const length = epochOf(end) - epochOf(start);
  if (length <= 0) throw invalid('to', 'must be after from');
  if (length > maxDays * DAY) throw refused('RANGE_TOO_LONG', `A search covers ${maxDays} days at most.`);
  return { from: start, to: end };
}

/** The bound some days later, within the years that have four digits. */
function later(bound: Bound, days: number): Bound {
  if ('date' in bound) return { date: localDate(Math.min(dayNumber(bound.date) + days, lastDay)) };
  return instantAt(Math.min(epochOf(bound) + days * DAY, lastDay * DAY));
}

/** The instants that the bounds mean at a site. */
export function rangeIn(zone: string, { from, to }: SearchBounds): TimeRange {
  return { from: boundIn(zone, from), to: boundIn(zone, to) };
}

function boundIn(zone: string, bound: Bound): number {
  if (!('date' in bound)) return epochOf(bound);
  const day = dayNumber(bound.date);
  // A date that the zone skipped begins where the next one does.
  return instantsOfDays(zone, day, day + 2)[0]!.from;
}

/** Of a date its midnight in UTC: good enough to compare bounds, which may be of both kinds. */
function epochOf(bound: Bound): number {
  return 'date' in bound ? dayNumber(bound.date) * DAY : bound.instant.epochMilliseconds;
}

function instantAt(epoch: number): Bound {
  return { instant: Temporal.Instant.fromEpochMilliseconds(epoch) };
}
