import { queryOptions } from '@tanstack/react-query';
import { slotsQuery } from '../find/queries';
import { dateOf, plusDays } from '../format/zoned';
import type { Slot } from '../api/schema';
import type { Wish } from './chosen';

const before = 5;
const after = 16;

/** The free times around the wish, at the same site. The dates are the site's. */
export function aroundQuery(wish: Wish, timeZone: string) {
  const date = dateOf(wish.start, timeZone);
  return queryOptions({ ...slotsQuery(wish, plusDays(date, -before), plusDays(date, after)), staleTime: 0 });
}

/** The free times nearest to a start, in the order of the day. */
export function nearestTo(start: string, slots: readonly Slot[], count = 3): Slot[] {
  const wanted = Date.parse(start);
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.start) - wanted);
  return slots
    .filter((slot) => Date.parse(slot.start) !== wanted)
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, count)
    .sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
}
