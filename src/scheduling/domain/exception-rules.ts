import type { Bound } from '../../shared/kernel/bound.js';
import { conflict, refused } from '../../shared/kernel/domain-error.js';
import { overlaps } from '../../shared/kernel/time-range.js';
import { leaveAt, type Exception, type ExtraHours } from './exception.js';
import { DAY, MINUTE, dayNumber } from './local-date.js';

const maxDays = 366;

/** An exception as the calendar knows it, whole minutes: instants of leave are rounded outwards, of extra hours inwards. */
export function parseException(
  id: string,
  { kind, from, to, siteId }: { kind: 'leave' | 'extra_hours'; from: Bound; to: Bound; siteId: string | null },
): Exception {
  if ('date' in from && 'date' in to) {
    if (kind !== 'leave') throw refused('EXCEPTION_RANGE', 'Extra hours take instants, not dates.');
    if (from.date >= to.date) {
      throw refused('EXCEPTION_RANGE', 'Leave ends after it begins: `to` is the first day back.');
    }
    refuseLong(dayNumber(from.date) * DAY, dayNumber(to.date) * DAY);
    return { id, kind, siteId, from: from.date, to: to.date };
  }
  if ('date' in from || 'date' in to) throw refused('EXCEPTION_RANGE', 'Give two dates or two instants.');
  const [start, end] = [from.instant.epochMilliseconds / MINUTE, to.instant.epochMilliseconds / MINUTE];
  const range =
    kind === 'leave'
      ? { from: Math.floor(start) * MINUTE, to: Math.ceil(end) * MINUTE }
      : { from: Math.ceil(start) * MINUTE, to: Math.floor(end) * MINUTE };
  if (range.from >= range.to) throw refused('EXCEPTION_RANGE', 'It ends after it begins.');
  refuseLong(range.from, range.to);
  if (kind === 'leave') return { id, kind, siteId, ...range };
  if (siteId === null) throw refused('EXCEPTION_SITE', 'Extra hours need a site.');
  return { id, kind, siteId, ...range };
}

/** @throws EXCEPTION_EXISTS, with its id, when the same leave or extra hours are entered already: of two, one would go unseen */
export function refuseTwice(added: Exception, exceptions: readonly Exception[]): void {
  const key = ({ kind, siteId, from, to }: Exception): string => [kind, siteId ?? '', from, to].join(' ');
  const there = exceptions.find((each) => key(each) === key(added));
  if (!there) return;
  const details = { exceptionId: there.id };
  throw conflict('EXCEPTION_EXISTS', 'This is entered already: the same time at the same place.', details);
}

/** @throws ON_LEAVE, with the leave, when extra hours lie on it: leave goes before them, so they would offer nothing */
export function refuseOnLeave(added: ExtraHours, exceptions: readonly Exception[], zone: string): void {
  const site = { siteId: added.siteId, zone };
  const blocking = exceptions.filter((each) => overlaps(leaveAt(site, [each], added), added));
  if (blocking.length === 0) return;
  const message = 'The practitioner is on leave at that time. Take the leave back first, or choose other hours.';
  throw refused('ON_LEAVE', message, { blockedBy: blocking.map(({ id }) => id) });
}

function refuseLong(from: number, to: number): void {
  if (to - from > maxDays * DAY) {
    throw refused('EXCEPTION_RANGE', `An exception lasts ${maxDays} days at most. Enter several.`);
  }
}
