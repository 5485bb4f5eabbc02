import {
  firstEndingAfter,
  normalise,
  subtract,
  type TimeRange,
  type TimeRanges,
} from '../../shared/kernel/time-range.js';
import { DAY, MINUTE } from './local-date.js';
import { runsOf, type PractitionerDay } from './practitioner-day.js';
import { intervalOf, type BookableType } from './visit-timing.js';

/** A start that can be booked now, in epoch milliseconds: the start of the visit, after the buffer. */
export interface Start {
  readonly start: number;
  readonly seatsLeft: number;
}

/** A live group visit that has a free seat. */
export interface JoinableGroup extends Start {
  readonly claimId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
}

/** By what a start is judged: search, booking and explanation take the same criteria, so they cannot disagree. */
export interface SlotCriteria {
  readonly siteId: string;
  readonly visitType: BookableType;
  /** Lead time and booking window bind patients; staff, admins and the practitioner are 'staff' here. */
  readonly actingAs: 'patient' | 'staff';
  /** Epoch milliseconds. */
  readonly now: number;
  /** What live holds take from this actor: those of others, not its own. */
  readonly held?: TimeRanges;
  readonly groups?: readonly JoinableGroup[];
  /** False: not approved, not active, or the licence has expired. Nothing is offered then. */
  readonly practitionerBookable?: boolean;
}

/**
 * Every start of a visit type within [from, to) that the actor can book now, sorted. `days` are the rows of one
 * practitioner for {@link daysAround} that stretch, in any order; rows of other sites are passed over.
 *
 * Starts are gridFrom + buffer before + k × interval, in elapsed minutes, whatever is booked; the whole claim with its
 * buffers lies in contiguous working time that offers the type, and in time that is neither claimed nor held. A live
 * group with a free seat is a start too. Nothing is ever offered in the past.
 */
export function startsOf(days: readonly PractitionerDay[], criteria: SlotCriteria, range: TimeRange): Start[] {
  if (criteria.practitionerBookable === false) return [];
  const { visitType } = criteria;
  const earliest = Math.max(range.from, earliestStart(criteria));
  const latest = Math.min(range.to, latestStart(criteria));
  const starts = joinableStarts(criteria, earliest, latest);
  const free = freeTime(days, criteria);
  const interval = intervalOf(visitType);
  const before = visitType.bufferBeforeMinutes * MINUTE;
  const length = before + (visitType.durationMinutes + visitType.bufferAfterMinutes) * MINUTE;
  for (const day of days) {
    if (day.siteId !== criteria.siteId) continue;
    for (const run of runsOf(day, visitType.id)) {
      const first = Math.max(run.from, earliest - before);
      const beyond = Math.min(run.to, latest - before);
      for (let i = firstEndingAfter(free, first); i < free.length && free[i]!.from < beyond; i++) {
        const gap = free[i]!;
        const lastFit = Math.min(gap.to, run.runsUntil) - length;
        const steps = Math.ceil((Math.max(first, gap.from) - run.gridFrom) / interval);
        for (let at = run.gridFrom + steps * interval; at < beyond && at <= lastFit; at += interval) {
          starts.push({ start: at + before, seatsLeft: visitType.capacity });
        }
      }
    }
  }
  return sortedOnce(starts);
}

/** The free time at the site, without what is held. */
export function freeTime(days: readonly PractitionerDay[], { siteId, held = [] }: SlotCriteria): TimeRanges {
  const free: TimeRange[] = [];
  for (const day of days) if (day.siteId === siteId) free.push(...day.free);
  return subtract(normalise(free), held);
}

/** The first instant at which the actor may start a visit: now, for patients the lead time later. */
export function earliestStart({ actingAs, now, visitType }: SlotCriteria): number {
  return actingAs === 'patient' ? now + visitType.leadTimeMinutes * MINUTE : now;
}

/** The instant from which on the actor may start no visit: for patients the end of the booking window. */
export function latestStart({ actingAs, now, visitType }: SlotCriteria): number {
  return actingAs === 'patient' ? now + visitType.bookingWindowDays * DAY : Infinity;
}

/** The live group that a booker of this start joins, if there is one with a free seat. */
export function groupAt(start: number, { siteId, visitType, groups = [] }: SlotCriteria): JoinableGroup | undefined {
  return groups.find(
    (group) =>
      group.start === start && group.siteId === siteId && group.visitTypeId === visitType.id && group.seatsLeft > 0,
  );
}

function joinableStarts(criteria: SlotCriteria, earliest: number, latest: number): Start[] {
  return (criteria.groups ?? [])
    .filter((group) => group.start >= earliest && group.start < latest && groupAt(group.start, criteria) === group)
    .map(({ start, seatsLeft }) => ({ start, seatsLeft }));
}

/** Sorted by start, and of equal starts the one that came first: groups before the grid. */
function sortedOnce(starts: Start[]): Start[] {
  const sorted = starts.every((each, i) => i === 0 || starts[i - 1]!.start < each.start);
  if (sorted) return starts;
  starts.sort((a, b) => a.start - b.start);
  return starts.filter((each, i) => i === 0 || starts[i - 1]!.start !== each.start);
}

/** Whether a claim that begins at `claimStart` lies on the grid that counts from `gridFrom`. */
export function onGrid(claimStart: number, gridFrom: number, visitType: BookableType): boolean {
  return (claimStart - gridFrom) % intervalOf(visitType) === 0;
}
