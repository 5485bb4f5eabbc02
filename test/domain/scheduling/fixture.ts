import { buildDays } from '../../../src/scheduling/domain/day-builder.js';
import { type CalendarRules } from '../../../src/scheduling/domain/day-rules.js';
import { type LiveClaim } from '../../../src/scheduling/domain/live-claim.js';
import { type PractitionerDay } from '../../../src/scheduling/domain/practitioner-day.js';
import { startsOf, type SlotCriteria } from '../../../src/scheduling/domain/slots.js';
import { claimedRange, type BookableType } from '../../../src/scheduling/domain/visit-timing.js';
import { type WeeklyWindow, type WorkingHours } from '../../../src/scheduling/domain/working-time.js';
import { intersect, type TimeRange } from '../../../src/shared/kernel/time-range.js';

/** Readable times for the examples: '2026-03-09 09:30' at a place. A second pass of a repeated hour ends in '*'. */
export const BERLIN = 'Europe/Berlin';

export function at(text: string, zone = BERLIN): number {
  const disambiguation = text.endsWith('*') ? 'later' : 'earlier';
  const plain = Temporal.PlainDateTime.from(text.replace('*', '').replace(' ', 'T'));
  return plain.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
}

export function span(from: string, to: string, zone = BERLIN): TimeRange {
  return { from: at(from, zone), to: at(to, zone) };
}

/** 'HH:MM' of an instant on the wall of the place. */
export function clock(instant: number, zone = BERLIN): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** '09:00-12:30' for every range. */
export function clocks(ranges: readonly TimeRange[], zone = BERLIN): string[] {
  return ranges.map(({ from, to }) => `${clock(from, zone)}-${clock(to, zone)}`);
}

/** Windows from sentences: window('1 09:00-12:30') is Monday morning. */
export function window(text: string, everyWeeks?: 1 | 2): WeeklyWindow {
  const [weekday, from, to] = text.split(/[ -]/) as [string, string, string];
  return { weekday: Number(weekday), from, to, ...(everyWeeks && { everyWeeks }) };
}

export function hours(windows: readonly (string | WeeklyWindow)[], more: Partial<WorkingHours> = {}): WorkingHours {
  return {
    id: 'hours',
    practitionerId: 'dr',
    siteId: 'here',
    mode: 'slot',
    weekly: windows.map((each) => (typeof each === 'string' ? window(each) : each)),
    visitTypeIds: [],
    ...more,
  };
}

export function rules(
  workingHours: readonly WorkingHours[] | readonly string[],
  more: Partial<CalendarRules> = {},
): CalendarRules {
  const sets = workingHours.every((each) => typeof each === 'string')
    ? [hours(workingHours as readonly string[])]
    : (workingHours as readonly WorkingHours[]);
  return { siteId: 'here', zone: BERLIN, workingHours: sets, exceptions: [], holidays: [], ...more };
}

export const VISIT: BookableType = {
  id: 'visit',
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  slotIntervalMinutes: null,
  capacity: 1,
  leadTimeMinutes: 0,
  bookingWindowDays: 90,
};

export function criteriaOf(more: Partial<SlotCriteria> = {}): SlotCriteria {
  return { siteId: 'here', visitType: VISIT, actingAs: 'patient', now: 0, ...more };
}

/** Rows from two days before the date to two days after it. */
export function rowsAround(date: string, of: CalendarRules, taken: readonly TimeRange[] = []): PractitionerDay[] {
  const day = Temporal.PlainDate.from(date);
  return buildDays(of, day.subtract({ days: 2 }).toString(), day.add({ days: 2 }).toString(), taken);
}

/** The share of every row that a claim over `during` takes, in the order of the rows. */
export function claimParts(during: TimeRange, days: readonly PractitionerDay[]): { day: string; range: TimeRange }[] {
  return days.flatMap(({ day, working }) => intersect(working, [during]).map((range) => ({ day, range })));
}

/** The starts on a local date, as the clock on the wall shows them, for a staff member who asks a year before. */
export function startsOn(
  date: string,
  of: CalendarRules,
  asked: { visitType?: Partial<BookableType>; taken?: readonly TimeRange[] } & Partial<
    Omit<SlotCriteria, 'visitType'>
  > = {},
): string[] {
  const { visitType, taken, ...more } = asked;
  const from = at(`${date} 00:00`, of.zone);
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
  const criteria = criteriaOf({ actingAs: 'staff', now: 0, ...more, visitType: { ...VISIT, ...visitType } });
  const starts = startsOf(rowsAround(date, of, taken), criteria, { from, to: at(`${next} 00:00`, of.zone) });
  return starts.map(({ start, seatsLeft }) => clock(start, of.zone) + (seatsLeft > 1 ? ` ×${seatsLeft}` : ''));
}

/** A live claim of a visit at the time, buffers of its type included. */
export function claim(start: string, more: Partial<LiveClaim> = {}, visitType = VISIT): LiveClaim {
  return {
    id: `claim ${start}`,
    kind: 'visit',
    siteId: 'here',
    visitTypeId: visitType.id,
    ownerId: null,
    start: at(start),
    during: claimedRange(at(start), visitType),
    capacity: visitType.capacity,
    seatsTaken: 1,
    expiresAt: null,
    overbooked: false,
    closed: false,
    ...more,
  };
}
