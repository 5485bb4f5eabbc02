import { invalid, refused } from '../../shared/kernel/domain-error.js';
import type { TimeRange } from '../../shared/kernel/time-range.js';
import { DAY, dayNumber, localDate } from './local-date.js';
import { instantsOfDays } from './time-zone.js';

const mostDays = 31;
const lastDay = dayNumber('9999-12-31');

/** What a search is about: from inclusive, to exclusive; dates are read in the zone of each site. */
export interface SearchBounds {
  readonly from: string;
  readonly to: string;
}

/** @throws 400 when it ends before it begins, RANGE_TOO_LONG past a month */
export function searchBounds(
  from: string | undefined,
  to: string | undefined,
  now: number,
  days: number,
): SearchBounds {
  const start = from ?? instantText(now);
  const end = to ?? after(start, days);
  const length = instantOf(end) - instantOf(start);
  if (length <= 0) throw invalid('to', 'must be after from');
  if (length > mostDays * DAY) throw refused('RANGE_TOO_LONG', `A search covers ${mostDays} days at most.`);
  return { from: start, to: end };
}

/** So many days later, within the years that have four digits. */
function after(text: string, days: number): string {
  if (text.length === 10) return localDate(Math.min(dayNumber(text) + days, lastDay));
  return instantText(Math.min(instantOf(text) + days * DAY, lastDay * DAY));
}

/** The instants that the bounds mean at a site. */
export function rangeIn(zone: string, { from, to }: SearchBounds): TimeRange {
  return { from: boundIn(zone, from), to: boundIn(zone, to) };
}

function boundIn(zone: string, text: string): number {
  if (text.length !== 10) return instantOf(text);
  const day = dayNumber(text);
  // A date that the zone skipped begins where the next one does.
  return instantsOfDays(zone, day, day + 2)[0]!.from;
}

function instantOf(text: string): number {
  return text.length === 10 ? dayNumber(text) * DAY : Temporal.Instant.from(text).epochMilliseconds;
}

function instantText(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString();
}
