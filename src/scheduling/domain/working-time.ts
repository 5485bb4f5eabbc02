import { type TimeRanges } from '../../shared/kernel/time-range.js';
import { DAY, MINUTE, dayNumber, weekdayOf, weekOf } from './local-date.js';
import { instantsOf } from './time-zone.js';

/** A window of the week on the wall clock of a site. `to` not after `from` means that it ends on the next day. */
export interface WeeklyWindow {
  /** ISO weekday of the day it starts on: 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** 'HH:MM', belongs to the window. */
  readonly from: string;
  /** 'HH:MM', no longer belongs to it. '00:00' and '24:00' are the midnight that ends the day. */
  readonly to: string;
  /** 2: every other week, counted from the Monday of the week of `validFrom`, else from Monday 1970-01-05. */
  readonly everyWeeks?: 1 | 2;
}

/** The weekly windows of one practitioner at one site, valid on the local dates validFrom … validTo, both included. */
export interface WorkingHours {
  readonly id: string;
  readonly practitionerId: string;
  readonly siteId: string;
  /** 'slot': booked by clock time. 'session': booked by serial number, never offered as slots. */
  readonly mode: 'slot' | 'session';
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly weekly: readonly WeeklyWindow[];
  /** Empty: every visit type that the practitioner offers. */
  readonly visitTypeIds: readonly string[];
}

/** When the doors of a site are open, in its own wall clock. Missing or empty: always. */
export type OpeningHours = readonly WeeklyWindow[];

/** A weekly window with everything parsed: ready to be asked about many days. */
export interface DayWindow {
  readonly window: WeeklyWindow;
  /** Milliseconds after midnight on the wall clock; `to` is past 24 h when the window ends on the next day. */
  readonly from: number;
  readonly to: number;
  readonly everyWeeks: number;
  readonly anchorWeek: number;
  /** Day numbers, both included. */
  readonly validFrom: number;
  readonly validTo: number;
}

/** Parses weekly windows once, so that each day costs integers only. */
export function dayWindows(
  weekly: readonly WeeklyWindow[],
  validFrom?: string | null,
  validTo?: string | null,
): DayWindow[] {
  const firstDay = validFrom ? dayNumber(validFrom) : -Infinity;
  const lastDay = validTo ? dayNumber(validTo) : Infinity;
  return weekly.map((window) => {
    const from = wallMilliseconds(window.from);
    const to = wallMilliseconds(window.to);
    return {
      window,
      from,
      to: to > from ? to : to + DAY,
      everyWeeks: window.everyWeeks ?? 1,
      anchorWeek: validFrom ? weekOf(firstDay) : 1,
      validFrom: firstDay,
      validTo: lastDay,
    };
  });
}

/** Whether the window starts on the local day: right weekday, inside its validity, and in one of its weeks. */
export function startsOn(window: DayWindow, day: number): boolean {
  return (
    window.window.weekday === weekdayOf(day) &&
    day >= window.validFrom &&
    day <= window.validTo &&
    (weekOf(day) - window.anchorWeek) % window.everyWeeks === 0
  );
}

/** The windows that start in the week, Monday to Sunday, in which a local date lies. */
export function windowsOfWeek({ weekly, validFrom, validTo }: WorkingHours, date: string): WeeklyWindow[] {
  const monday = dayNumber(date) - weekdayOf(dayNumber(date)) + 1;
  return dayWindows(weekly, validFrom, validTo)
    .filter((each) => startsOn(each, monday + each.window.weekday - 1))
    .map(({ window }) => window);
}

/**
 * The instants of a window that starts on the local day: all those at which the wall clock in `zone` lies in [from, to).
 * What a change to summer time skips drops out; what the change back repeats counts twice. The part after midnight
 * belongs to the day on which the window starts.
 */
export function instantsOn(window: DayWindow, day: number, zone: string): TimeRanges {
  return instantsOf(zone, day * DAY + window.from, day * DAY + window.to);
}

function wallMilliseconds(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE;
}
