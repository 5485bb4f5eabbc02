import { overlaps } from '../../shared/kernel/time-range.js';
import { refused } from '../../shared/kernel/domain-error.js';
import { extraHoursAt, type Exception, type ExtraHours } from './exception.js';
import { dayNumber } from './local-date.js';
import { dayWindows, instantsOn, startsOn, type WeeklyWindow, type WorkingHours } from './working-time.js';

/** One window of one set of working hours. */
export interface NamedWindow {
  readonly hours: WorkingHours;
  readonly window: WeeklyWindow;
}

/** Two windows that have an instant in common, and the first such instant (epoch milliseconds). */
export interface WindowOverlap {
  readonly first: NamedWindow;
  readonly second: NamedWindow;
  readonly at: number;
}

/**
 * Two years and a week: every pair of weeks of a two-week rhythm meets every kind of week of a year, those between the
 * changes to and from summer time in different zones included.
 */
const HORIZON_DAYS = 2 * 366 + 7;

interface Occurrence extends NamedWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * The earliest instant at which two working windows of one practitioner overlap, whatever their sites, zones and modes;
 * windows of one set among themselves included. Windows that only touch do not overlap.
 *
 * What is over before the local date `from` no longer matters. Looked at are two years from `from` and two years from
 * every later beginning of a validity, within the validity of each set: the pattern repeats, so what does not meet in
 * two years meets at most on odd dates of a later clock change.
 */
export function firstOverlap(
  workingHours: readonly WorkingHours[],
  zoneOf: (siteId: string) => string,
  from: string,
): WindowOverlap | undefined {
  const occurrences = occurrencesOf(workingHours, zoneOf, dayNumber(from));
  occurrences.sort((a, b) => a.from - b.from || a.to - b.to);
  // As long as none overlaps the one before it, each ends after all before it: neighbours are enough.
  for (const [i, next] of occurrences.entries()) {
    const previous = occurrences[i - 1];
    if (previous !== undefined && next.from < previous.to) return { first: previous, second: next, at: next.from };
  }
  return undefined;
}

/** Throws a refusal that names both windows when two of them overlap: nobody works at two places at once. */
export function refuseOverlap(
  workingHours: readonly WorkingHours[],
  zoneOf: (siteId: string) => string,
  from: string,
): void {
  const overlap = firstOverlap(workingHours, zoneOf, from);
  if (overlap === undefined) return;
  const { first, second, at } = overlap;
  throw refused('WINDOWS_OVERLAP', `${describe(first)} overlaps ${describe(second)}.`, {
    windows: [first, second].map(({ hours, window }) => ({
      workingHoursId: hours.id,
      siteId: hours.siteId,
      ...window,
    })),
    at: Temporal.Instant.fromEpochMilliseconds(at).toString(),
  });
}

/** Throws a refusal when new extra hours lie over extra hours of the same practitioner at another site. */
export function refuseExtraHoursElsewhere(added: ExtraHours, exceptions: readonly Exception[]): void {
  if (!overlaps(extraHoursAt(added.siteId, exceptions, true), added)) return;
  throw refused('WINDOWS_OVERLAP', 'The practitioner already has extra hours at another site at this time.');
}

function occurrencesOf(
  workingHours: readonly WorkingHours[],
  zoneOf: (siteId: string) => string,
  from: number,
): Occurrence[] {
  const beginnings = workingHours.map((hours) => Math.max(from, hours.validFrom ? dayNumber(hours.validFrom) : from));
  const occurrences: Occurrence[] = [];
  for (const hours of workingHours) {
    const zone = zoneOf(hours.siteId);
    for (const window of dayWindows(hours.weekly, hours.validFrom, hours.validTo)) {
      for (const day of daysFrom(from, beginnings)) {
        if (!startsOn(window, day)) continue;
        for (const { from, to } of instantsOn(window, day, zone))
          occurrences.push({ hours, window: window.window, from, to });
      }
    }
  }
  return occurrences;
}

/** All local days of the horizon, each once, ascending; one day early for windows that began the evening before. */
function* daysFrom(from: number, beginnings: readonly number[]): Generator<number> {
  let next = -Infinity;
  for (const beginning of [...new Set([from, ...beginnings])].sort((a, b) => a - b)) {
    for (let day = Math.max(next, beginning - 1); day < beginning + HORIZON_DAYS; day++) yield day;
    next = Math.max(next, beginning + HORIZON_DAYS);
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function describe({ hours, window }: NamedWindow): string {
  const rhythm = window.everyWeeks === 2 ? ', every other week,' : '';
  return `${WEEKDAYS[window.weekday - 1]} ${window.from}–${window.to}${rhythm} (${hours.mode}, site ${hours.siteId})`;
}
