import { intersect, normalise, rangeAt, subtract, type TimeRanges } from '../../shared/kernel/time-range.js';
import { DayRules, type CalendarRules, type RuledDay } from './day-rules.js';
import { dayNumber, localDate } from './local-date.js';
import { withTaken, type Offer, type PractitionerDay, type Run } from './practitioner-day.js';
import { dayAfter, dayBefore } from './time-zone.js';

/**
 * Builds the rows of one practitioner at one site for the local dates `first` … `last`, both included. `taken` are the
 * live claims of the practitioner at all sites, holds excepted, in any order.
 *
 * The grid of starts counts from the beginning of contiguous working time, and windows that touch are contiguous also
 * across midnight. For that a row looks at the windows of the day before and of the day after, never further: a site
 * that never closes would have no beginning at all, and a row would depend on rules of any distance in time.
 */
export function buildDays(
  rules: CalendarRules,
  first: string,
  last: string,
  taken: TimeRanges = [],
): PractitionerDay[] {
  const firstDay = dayNumber(first);
  const lastDay = dayNumber(last);
  const dayRules = new DayRules(rules, firstDay - 2, lastDay + 2);
  const claimed = normalise(taken);
  const days: PractitionerDay[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    const today = dayRules.on(day);
    // A date that the zone skipped lies between two neighbours; windows that began on it may still reach past it.
    const before = daysBetween(dayBefore(rules.zone, day), day).map((each) => dayRules.on(each));
    const after = daysBetween(day + 1, dayAfter(rules.zone, day) + 1).map((each) => dayRules.on(each));
    // Extra hours may lie over a window of the evening before: an instant belongs to one row only, the earlier one.
    const working = before.reduce((rest, earlier) => subtract(rest, earlier.all), today.all);
    const offers = working.length === 0 ? [] : offersOf(working, [...before, today, ...after]);
    const { onLeave, onHoliday } = today;
    const ruled = { siteId: rules.siteId, day: localDate(day), offers, working, onLeave, onHoliday };
    days.push(withTaken(ruled, claimed));
  }
  return days;
}

/** The day numbers first … end, `end` excluded. */
function daysBetween(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}

/** The runs of every visit type: its own union of windows decides what is contiguous. Types alike share an offer. */
function offersOf(working: TimeRanges, around: readonly RuledDay[]): Offer[] {
  const unrestricted = around.flatMap((day) => day.unrestricted);
  const rest = runsWithin(working, normalise(unrestricted));
  const offers: Offer[] = rest.length > 0 ? [{ visitTypeIds: null, runs: rest }] : [];
  const alike = new Map<string, { visitTypeIds: string[]; runs: readonly Run[] }>();
  const ids = new Set(around.flatMap((day) => [...day.named.keys()]));
  for (const id of [...ids].sort()) {
    const named = around.flatMap((day) => day.named.get(id) ?? []);
    const runs = runsWithin(working, normalise([...unrestricted, ...named]));
    const key = JSON.stringify(runs);
    const same = alike.get(key);
    if (same !== undefined) same.visitTypeIds.push(id);
    else if (key !== JSON.stringify(rest)) alike.set(key, { visitTypeIds: [id], runs });
  }
  return [...offers, ...alike.values()];
}

function runsWithin(working: TimeRanges, contiguous: TimeRanges): Run[] {
  return intersect(working, contiguous).map(({ from, to }) => {
    const around = rangeAt(contiguous, from)!;
    return { from, to, gridFrom: around.from, runsUntil: around.to };
  });
}
