import { refused } from '../../shared/kernel/domain-error.js';
import type { Exception } from './exception.js';
import { MINUTE } from './local-date.js';

const mostDays = 366;
const localDate = /^\d{4}-\d\d-\d\d$/;

/** What was asked for, as the calendar knows it. Instants are taken by the minute: leave outwards, extra hours inwards. */
export function parseException(
  id: string,
  { kind, from, to, siteId }: { kind: 'leave' | 'extra_hours'; from: string; to: string; siteId: string | null },
): Exception {
  if (localDate.test(from) !== localDate.test(to)) {
    throw refused('EXCEPTION_RANGE', 'Give two dates or two instants.');
  }
  if (kind === 'leave' && localDate.test(from)) {
    if (from >= to) throw refused('EXCEPTION_RANGE', 'Leave ends after it begins: `to` is the first day back.');
    refuseLong(Date.parse(from), Date.parse(to));
    return { id, kind, siteId, from, to };
  }
  if (localDate.test(from)) throw refused('EXCEPTION_RANGE', 'Extra hours take instants, not dates.');
  const [start, end] = [from, to].map((text) => Temporal.Instant.from(text).epochMilliseconds / MINUTE) as [
    number,
    number,
  ];
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
  if (to - from > mostDays * 1440 * MINUTE) {
    throw refused('EXCEPTION_RANGE', `An exception lasts ${mostDays} days at most. Enter several.`);
  }
}
