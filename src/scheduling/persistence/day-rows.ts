import { type TimeRange, normalise } from '../../shared/kernel/time-range.js';
import { multirangeText, rangesOf } from '../../shared/persistence/column-types.js';
import type { OwnedDay } from '../domain/claims.js';
import type { LiveClaim } from '../domain/live-claim.js';
import type { Offer, PractitionerDay } from '../domain/practitioner-day.js';

/** `offers` in its column: visit types (null: all others) and runs as [from, to, gridFrom, runsUntil] in epoch milliseconds. */
type StoredOffers = [visitTypeIds: string[] | null, runs: [number, number, number, number][]][];

export interface DayRow {
  practitionerId: string;
  siteId: string;
  day: string;
  offers: StoredOffers;
  free: string;
}

/** Instants as numbers: jsonb_build_object makes them from `extract(epoch from …) * 1000`. */
export interface ClaimJson {
  id: string;
  practitionerId: string;
  kind: LiveClaim['kind'];
  siteId: string;
  visitTypeId: string | null;
  ownerId: string | null;
  start: number;
  from: number;
  to: number;
  capacity: number;
  seatsTaken: number;
  expiresAt: number | null;
  overbooked: boolean;
  closed: boolean;
}

export function offersOf(stored: StoredOffers): Offer[] {
  return stored.map(([visitTypeIds, runs]) => ({
    visitTypeIds,
    runs: runs.map(([from, to, gridFrom, runsUntil]) => ({ from, to, gridFrom, runsUntil })),
  }));
}

/** What a row knows; why time is missing from it (leave, holidays) only the rules know. */
export function dayOf(row: DayRow): PractitionerDay {
  const offers = offersOf(row.offers);
  const free = multirangeOf(row.free);
  const working = offers.length === 1 ? offers[0]!.runs : normalise(offers.flatMap((offer) => offer.runs));
  return {
    siteId: row.siteId,
    day: row.day,
    offers,
    working,
    free,
    onLeave: [],
    onHoliday: [],
    firstFree: free[0]?.from ?? null,
    longestGapMinutes: 0,
  };
}

export function claimOf(json: ClaimJson): LiveClaim {
  const { from, to, ...claim } = json;
  return { ...claim, during: { from, to } };
}

/** A row as `jsonb_to_recordset` reads it. */
export function storedDay({ practitionerId, day }: OwnedDay): object {
  const offers: StoredOffers = day.offers.map(({ visitTypeIds, runs }) => [
    visitTypeIds === null ? null : [...visitTypeIds],
    runs.map((run) => [run.from, run.to, run.gridFrom, run.runsUntil]),
  ]);
  return {
    practitioner_id: practitionerId,
    site_id: day.siteId,
    day: day.day,
    offers,
    free: multirangeText(day.free),
    first_free: day.firstFree === null ? null : new Date(day.firstFree).toISOString(),
    longest_gap_minutes: day.longestGapMinutes,
  };
}

const ZERO = 48;
const QUOTE = 34;
/** `"2026-12-01 09:00:00+00"`: what PostgreSQL writes for a whole second in UTC. */
const BOUND = 24;

/**
 * Reads a multirange of whole seconds, `{["2026-12-01 09:00:00+00","…"),…}`, by position: a search reads hundreds of
 * them, and a pattern would cost more than everything else it does.
 */
export function multirangeOf(text: string): TimeRange[] {
  const ranges: TimeRange[] = [];
  for (let at = 2; at + 2 * BOUND < text.length + 1;) {
    if (text.charCodeAt(at) !== QUOTE || text.charCodeAt(at + BOUND) !== 44) return rangesOf(text);
    ranges.push({ from: instantAt(text, at + 1), to: instantAt(text, at + BOUND + 2) });
    at += 2 * BOUND + 4;
  }
  return ranges;
}

function instantAt(text: string, at: number): number {
  const pair = (offset: number): number =>
    (text.charCodeAt(at + offset) - ZERO) * 10 + text.charCodeAt(at + offset + 1) - ZERO;
  return Date.UTC(pair(0) * 100 + pair(2), pair(5) - 1, pair(8), pair(11), pair(14), pair(17));
}
