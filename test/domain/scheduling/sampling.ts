import fc from 'fast-check';

/** `LONG=1` runs the same properties at full size: every zone, every year. */
export const LONG = process.env.LONG === '1';
export const TIMEOUT = LONG ? 3_600_000 : 60_000;

/** The seed of all properties in a file; `SEED=… npm test` repeats a run. */
export const seed = Number(process.env.SEED ?? Math.floor(performance.timeOrigin % 2 ** 31));

/** Prints the seed once per file, so that a run can be repeated. */
export function announce(suite: string): void {
  process.stdout.write(`${suite}: SEED=${seed}${LONG ? ' LONG=1' : ''}\n`);
}

/** The parameters of a property: `runs` when sampled, twenty times as many at full size. */
export function sampled(runs: number): { seed: number; numRuns: number } {
  return { seed, numRuns: LONG ? runs * 20 : runs };
}

/** Zones whose clocks do something that others do not. */
export const ODD_ZONES = [
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'America/New_York',
  'Africa/Casablanca',
  'America/St_Johns',
  'America/Havana',
  'Asia/Tehran',
  'Antarctica/Troll',
  'Asia/Gaza',
  'Europe/Dublin',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Asia/Pyongyang',
  'Antarctica/Casey',
];

export const ALL_ZONES = Intl.supportedValuesOf('timeZone');

/** The instants (epoch milliseconds) from 2005 to 2035 at which the zone changes its offset. */
export function transitionsOf(zone: string): number[] {
  const found: number[] = [];
  const end = Temporal.Instant.from('2036-01-01T00:00Z').epochMilliseconds;
  let at = Temporal.Instant.from('2005-01-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at !== null && at.epochMilliseconds < end) {
    found.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition('next');
  }
  return found;
}

export const zones: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...ODD_ZONES), fc.constantFrom(...ALL_ZONES));

/** A zone and a local date in it: mostly one on which the clock changes, or a day beside it. */
export const daysToTry: fc.Arbitrary<{ zone: string; date: string }> = fc
  .tuple(zones, fc.nat(), fc.integer({ min: -1, max: 1 }), fc.integer({ min: 0, max: 31 * 365 }))
  .map(([zone, pick, beside, any]) => {
    const changes = transitionsOf(zone);
    const change = changes[pick % Math.max(1, changes.length)];
    const date =
      change === undefined || pick % 5 === 0
        ? Temporal.PlainDate.from('2005-01-01').add({ days: any })
        : Temporal.Instant.fromEpochMilliseconds(change).toZonedDateTimeISO(zone).toPlainDate().add({ days: beside });
    return { zone, date: date.toString() };
  });

/** 'HH:MM' on the quarter hour, midnight more often than by chance, now and then an odd minute. */
export const clockTimes: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 12 }).map((quarter) => quarter * 15) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
  )
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
