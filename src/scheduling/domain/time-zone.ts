import { normalise, type TimeRange, type TimeRanges } from '../../shared/kernel/time-range.js';
import { DAY } from './local-date.js';

/** A stretch of time without a change of offset: within it a wall clock runs like any other clock. */
interface Segment extends TimeRange {
  /** Wall clock minus UTC, milliseconds. */
  readonly offset: number;
}

/** Transitions are looked up for about a year at a time, with room at both ends for every offset there is. */
const CHUNK = 366 * DAY;
const MARGIN = 2 * DAY;
/** About twenty zones for twenty-five years; a memo that is full starts afresh. */
const MEMO_SIZE = 512;
const memo = new Map<string, readonly Segment[]>();

/**
 * All instants at which a wall clock in `zone` shows a time in [wallFrom, wallTo).
 * Wall times are milliseconds since 1970-01-01T00:00 on that wall clock. An hour that is skipped contributes nothing, an
 * hour that is repeated contributes twice, so the answer may have several ranges, or none.
 */
export function instantsOf(zone: string, wallFrom: number, wallTo: number): TimeRanges {
  if (wallFrom >= wallTo) return [];
  const found: TimeRange[] = [];
  const last = Math.floor((wallTo - 1) / CHUNK);
  for (let chunk = Math.floor(wallFrom / CHUNK); chunk <= last; chunk++) {
    const start = Math.max(wallFrom, chunk * CHUNK);
    const end = Math.min(wallTo, (chunk + 1) * CHUNK);
    for (const segment of segmentsOf(zone, chunk)) {
      const from = Math.max(start - segment.offset, segment.from);
      const to = Math.min(end - segment.offset, segment.to);
      if (from < to) found.push({ from, to });
    }
  }
  return found.length > 1 ? normalise(found) : found;
}

/**
 * The earliest and the latest local date (day numbers) that a calendar in `zone` shows at any instant of [from, to).
 * Not simply the dates at both ends: where a clock is set back over midnight, yesterday returns after today has begun.
 */
export function localDaysWithin(zone: string, { from, to }: TimeRange): { first: number; last: number } {
  let [first, last] = [Infinity, -Infinity];
  const lastInstant = Math.max(from, to - 1);
  for (let chunk = Math.floor(from / CHUNK); chunk <= Math.floor(lastInstant / CHUNK); chunk++)
    for (const segment of segmentsOf(zone, chunk)) {
      const [start, end] = [Math.max(from, segment.from), Math.min(lastInstant, segment.to - 1)];
      if (start > end) continue;
      first = Math.min(first, Math.floor((start + segment.offset) / DAY));
      last = Math.max(last, Math.floor((end + segment.offset) / DAY));
    }
  return { first, last };
}

/** All instants of the local days [firstDay, endDay), given as day numbers. */
export function instantsOfDays(zone: string, firstDay: number, endDay: number): TimeRanges {
  return instantsOf(zone, firstDay * DAY, endDay * DAY);
}

/** The local day before `day`; a date that the zone skipped (Samoa had no 2011-12-30) is passed over. */
export function dayBefore(zone: string, day: number): number {
  return instantsOfDays(zone, day - 1, day).length > 0 ? day - 1 : day - 2;
}

/** The local day after `day`; a date that the zone skipped is passed over. */
export function dayAfter(zone: string, day: number): number {
  return instantsOfDays(zone, day + 1, day + 2).length > 0 ? day + 1 : day + 2;
}

function segmentsOf(zone: string, chunk: number): readonly Segment[] {
  const key = `${zone} ${chunk}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const segments: Segment[] = [];
  const end = (chunk + 1) * CHUNK + MARGIN;
  let at = Temporal.Instant.fromEpochMilliseconds(chunk * CHUNK - MARGIN).toZonedDateTimeISO(zone);
  for (let from = at.epochMilliseconds; from < end; from = at.epochMilliseconds) {
    const next = at.getTimeZoneTransition('next');
    const to = Math.min(next?.epochMilliseconds ?? end, end);
    segments.push({ from, to, offset: at.offsetNanoseconds / 1_000_000 });
    if (next === null) break;
    at = next;
  }
  if (memo.size >= MEMO_SIZE) memo.clear();
  memo.set(key, segments);
  return segments;
}
