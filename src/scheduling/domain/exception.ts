import { intersect, normalise, type TimeRange, type TimeRanges } from '../../shared/kernel/time-range.js';
import { dayNumber, localDate } from './local-date.js';
import { instantsOfDays } from './time-zone.js';

/**
 * The practitioner is away, at one site or (without `siteId`) at all of them. Half-open: either two local dates
 * 'YYYY-MM-DD', which are whole days read in the zone of each site, or two instants in epoch milliseconds.
 */
export type Leave = { readonly id: string; readonly kind: 'leave'; readonly siteId?: string | null } & (
  { readonly from: string; readonly to: string } | { readonly from: number; readonly to: number }
);

/** The practitioner works at a site from one instant to another (epoch milliseconds), whatever the weekly hours say. */
export interface ExtraHours {
  readonly id: string;
  readonly kind: 'extra_hours';
  readonly siteId: string;
  readonly from: number;
  readonly to: number;
}

/** What replaces or blocks the weekly hours of a practitioner. */
export type Exception = Leave | ExtraHours;

/** A local date on which a site, or (without `siteId`) every site, is closed. */
export interface Holiday {
  readonly siteId?: string | null;
  readonly date: string;
}

/** A site and the IANA zone in which its local dates are read. */
export interface SiteClock {
  readonly siteId: string;
  readonly zone: string;
}

/** The instants within `horizon` at which the practitioner is on leave as far as the site is concerned. */
export function leaveAt(site: SiteClock, exceptions: readonly Exception[], horizon: TimeRange): TimeRanges {
  const ranges: TimeRange[] = [];
  for (const leave of exceptions) {
    if (leave.kind !== 'leave' || (leave.siteId && leave.siteId !== site.siteId)) continue;
    if (typeof leave.from === 'number') ranges.push({ from: leave.from, to: leave.to as number });
    else ranges.push(...instantsOfDays(site.zone, dayNumber(leave.from), dayNumber(leave.to as string)));
  }
  return intersect(normalise(ranges), [horizon]);
}

/** The instants of the site's holidays among the local days [firstDay, endDay), given as day numbers. */
export function holidaysAt(
  site: SiteClock,
  holidays: readonly Holiday[],
  firstDay: number,
  endDay: number,
): TimeRanges {
  const ranges: TimeRange[] = [];
  const [first, end] = [localDate(firstDay), localDate(endDay)];
  for (const { siteId, date } of holidays) {
    // ISO dates compare as strings, so only the few that matter are parsed.
    if ((siteId && siteId !== site.siteId) || date < first || date >= end) continue;
    const day = dayNumber(date);
    ranges.push(...instantsOfDays(site.zone, day, day + 1));
  }
  return normalise(ranges);
}

/** The extra hours at the site, or with `elsewhere` those at all other sites. */
export function extraHoursAt(siteId: string, exceptions: readonly Exception[], elsewhere = false): TimeRanges {
  return normalise(
    exceptions.filter((each) => each.kind === 'extra_hours' && (each.siteId === siteId) !== elsewhere) as ExtraHours[],
  );
}
