import { dateOf, hourOf } from '../../format/zoned.js';

interface Timed {
  start: string;
  timeZone: string;
}

/** Free times of each local date at their site, dates in order. */
export function byDate<Slot extends Timed>(slots: readonly Slot[]): Map<string, Slot[]> {
  const dates = new Map<string, Slot[]>();
  for (const slot of slots) {
    const date = dateOf(slot.start, slot.timeZone);
    const found = dates.get(date);
    if (found) found.push(slot);
    else dates.set(date, [slot]);
  }
  return new Map([...dates].sort(([one], [other]) => (one < other ? -1 : 1)));
}

export const partsOfDay = ['morning', 'afternoon', 'evening'] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** Times of one date as people speak of them; parts without a time are left out. */
export function byPart<Slot extends Timed>(slots: readonly Slot[]): { part: PartOfDay; slots: Slot[] }[] {
  return partsOfDay
    .map((part) => ({ part, slots: slots.filter((slot) => partOf(slot) === part) }))
    .filter((group) => group.slots.length > 0);
}

/** Times of one date by the site they are at, in the order in which the sites come up. */
export function bySite<Slot extends Timed & { siteId: string }>(
  slots: readonly Slot[],
): { siteId: string; timeZone: string; slots: Slot[] }[] {
  return [...new Set(slots.map((slot) => slot.siteId))].map((siteId) => {
    const there = slots.filter((slot) => slot.siteId === siteId);
    return { siteId, timeZone: there[0]!.timeZone, slots: there };
  });
}

function partOf(slot: Timed): PartOfDay {
  const hour = hourOf(slot.start, slot.timeZone);
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}
