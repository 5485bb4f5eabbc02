import fc from 'fast-check';
import { type CalendarRules } from '../../../src/scheduling/domain/day-rules.js';
import { type Exception, type Holiday } from '../../../src/scheduling/domain/exception.js';
import { type BookableType } from '../../../src/scheduling/domain/visit-timing.js';
import { type WeeklyWindow, type WorkingHours } from '../../../src/scheduling/domain/working-time.js';
import { type TimeRange } from '../../../src/shared/kernel/time-range.js';
import { clockTimes, daysToTry } from './sampling.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A calendar around one local date, what is taken and held in it, and somebody who looks for a visit. */
export interface Situation {
  readonly rules: CalendarRules;
  readonly date: string;
  /** Where starts are looked for: about two days around the date. */
  readonly range: TimeRange;
  readonly taken: readonly TimeRange[];
  readonly held: readonly TimeRange[];
  readonly visitType: BookableType;
  readonly actingAs: 'patient' | 'staff';
  readonly now: number;
}

const shiftedDate = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();
const everyWeeks = fc.constantFrom(undefined, undefined, 1, 2) as fc.Arbitrary<1 | 2 | undefined>;

/** Windows on the weekdays around the date; some of them touch, overlap, pass midnight or last a whole day. */
const windowsAround = (date: string): fc.Arbitrary<WeeklyWindow[]> => {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  const window = fc.record({
    weekday: fc.integer({ min: -1, max: 1 }).map((beside) => ((weekday + beside + 6) % 7) + 1),
    from: clockTimes,
    to: clockTimes,
    everyWeeks,
  });
  const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ weekday: day, from: '00:00', to: '24:00' }));
  const overnight = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ weekday: day, from: '22:00', to: '06:00' }));
  const touching = fc.tuple(window, clockTimes).map(([first, to]) => [first, { ...first, from: first.to, to }]);
  return fc.oneof(
    { weight: 5, arbitrary: fc.array(window, { minLength: 1, maxLength: 4 }) },
    { weight: 2, arbitrary: touching },
    { weight: 1, arbitrary: fc.constant(always) },
    { weight: 1, arbitrary: fc.constant(overnight) },
  );
};

const hoursAround = (date: string): fc.Arbitrary<WorkingHours> =>
  fc.record({
    id: fc.uuid(),
    practitionerId: fc.constant('dr'),
    siteId: fc.constantFrom('here', 'here', 'here', 'elsewhere'),
    mode: fc.constantFrom('slot', 'slot', 'slot', 'session') as fc.Arbitrary<'slot' | 'session'>,
    validFrom: fc.option(fc.integer({ min: -9, max: 1 }).map((days) => shiftedDate(date, days))),
    validTo: fc.option(fc.integer({ min: -1, max: 9 }).map((days) => shiftedDate(date, days))),
    weekly: windowsAround(date),
    visitTypeIds: fc.constantFrom([], [], ['a'], ['b'], ['a', 'b']),
  });

/** From a moment about the date on, for up to half a day, on five minutes. */
const spanAround = (noon: number): fc.Arbitrary<TimeRange> =>
  fc
    .tuple(fc.integer({ min: -30 * 12, max: 30 * 12 }), fc.integer({ min: 1, max: 12 * 12 }))
    .map(([from, length]) => ({ from: noon + from * 5 * MINUTE, to: noon + (from + length) * 5 * MINUTE }));

const exceptionAround = (date: string, noon: number): fc.Arbitrary<Exception> => {
  const id = fc.uuid();
  const siteId = fc.constantFrom('here', 'elsewhere');
  const days = fc.tuple(fc.integer({ min: -2, max: 1 }), fc.integer({ min: 1, max: 2 }));
  return fc.oneof(
    fc
      .tuple(id, fc.option(siteId), spanAround(noon))
      .map(([id, siteId, span]) => ({ id, kind: 'leave' as const, siteId, ...span })),
    fc.tuple(id, fc.option(siteId), days).map(([id, siteId, [from, length]]) => ({
      id,
      kind: 'leave' as const,
      siteId,
      from: shiftedDate(date, from),
      to: shiftedDate(date, from + length),
    })),
    fc
      .tuple(id, siteId, spanAround(noon))
      .map(([id, siteId, span]) => ({ id, kind: 'extra_hours' as const, siteId, ...span })),
  );
};

const holidayAround = (date: string): fc.Arbitrary<Holiday> =>
  fc.record({
    siteId: fc.option(fc.constantFrom('here', 'elsewhere')),
    date: fc.integer({ min: -1, max: 1 }).map((days) => shiftedDate(date, days)),
  });

const visitTypes: fc.Arbitrary<BookableType> = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  durationMinutes: fc.constantFrom(10, 15, 20, 30, 30, 45, 50, 60, 90, 240),
  bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 10, 15),
  bufferAfterMinutes: fc.constantFrom(0, 0, 5, 10, 30),
  slotIntervalMinutes: fc.constantFrom(null, null, 5, 15, 20, 50, 60),
  capacity: fc.constant(1),
  leadTimeMinutes: fc.constantFrom(0, 0, 90, 600),
  bookingWindowDays: fc.constantFrom(1, 90, 90),
});

/** Any calendar whatever: nothing here keeps windows from overlapping, so even a broken one has one answer. */
export const situations: fc.Arbitrary<Situation> = daysToTry.chain(({ zone, date }) => {
  const noon = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).epochMilliseconds;
  const few = <T>(each: fc.Arbitrary<T>, maxLength: number) =>
    fc.oneof(fc.constant<T[]>([]), fc.array(each, { maxLength }));
  return fc.record({
    rules: fc.record({
      siteId: fc.constant('here'),
      zone: fc.constant(zone),
      workingHours: fc.array(hoursAround(date), { minLength: 1, maxLength: 3 }),
      openingHours: fc.option(windowsAround(date)),
      exceptions: few(exceptionAround(date, noon), 3),
      holidays: few(holidayAround(date), 2),
    }),
    date: fc.constant(date),
    range: fc
      .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
      .map(([from, length]) => ({ from: noon + (from - 30) * HOUR, to: noon + (from - 30 + length) * HOUR })),
    taken: few(spanAround(noon), 3),
    held: few(spanAround(noon), 2),
    visitType: visitTypes,
    actingAs: fc.constantFrom('patient', 'staff') as fc.Arbitrary<'patient' | 'staff'>,
    now: fc.integer({ min: -72 * 4, max: 24 * 4 }).map((quarters) => noon + quarters * 15 * MINUTE),
  });
});
