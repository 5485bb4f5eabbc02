import type { WorkingDay } from '../../catalogue/application/practitioner-availability.js';

/** What a list is sorted by. Those without come last. */
export type SortKey = string | number | null;

interface Placed<Item> {
  readonly item: Item;
  readonly position: readonly [SortKey, string];
}

/** Sorts by key and id, drops what is not after the position and keeps one more than the limit. */
export function sortAndCut<Item extends { readonly id: string }>(
  items: readonly Item[],
  keyOf: (item: Item) => SortKey,
  after: readonly [SortKey, string] | undefined,
  limit: number,
): Placed<Item>[] {
  const placed = items.map((item) => ({ item, position: [keyOf(item), item.id] as const }));
  const rest = after ? placed.filter(({ position }) => compare(position, after) > 0) : placed;
  return rest.sort((a, b) => compare(a.position, b.position)).slice(0, limit + 1);
}

function compare([a, idOfA]: readonly [SortKey, string], [b, idOfB]: readonly [SortKey, string]): number {
  if (a !== b) {
    if (a === null) return 1;
    if (b === null) return -1;
    return a < b ? -1 : 1;
  }
  return idOfA < idOfB ? -1 : idOfA > idOfB ? 1 : 0;
}

/** Where somebody can be met: the site they are listed at, and those of their hours. */
export function sitesOf(homeSiteId: string | null, workingDays: readonly WorkingDay[] = []): string[] {
  const siteIds = new Set(workingDays.map(({ siteId }) => siteId));
  if (homeSiteId) siteIds.add(homeSiteId);
  return [...siteIds];
}
