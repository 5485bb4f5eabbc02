import type { Bound } from '../../shared/kernel/bound.js';
import { refused } from '../../shared/kernel/domain-error.js';
import type { Exception } from './exception.js';
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

function refuseLong(from: number, to: number): void {
  if (to - from > maxDays * DAY) {
    throw refused('EXCEPTION_RANGE', `An exception lasts ${maxDays} days at most. Enter several.`);
  }
}
