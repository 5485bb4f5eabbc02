import { date, one, search, text, words, type SearchOf } from '../../shell/search';

const narrowed = search({
  q: words,
  specialtyId: text,
  siteId: text,
  visitTypeId: text,
  language: text,
  from: date,
  to: date,
  sort: one(['nextAvailable', 'name', 'fee', 'distance']),
  near: text,
});

/**
 * What a search is narrowed by; every filter stands in the address. `near` is latitude and longitude, only for the nearest
 * first.
 */
export type Filters = SearchOf<typeof narrowed>;

export function filtersOf(raw: Record<string, unknown>): Filters {
  const { sort, near, ...filters } = narrowed(raw);
  return { ...filters, ...orderOf(sort, near) };
}

/** Distances are those to a place. */
function orderOf(sort: Filters['sort'], near: string | undefined): Pick<Filters, 'sort' | 'near'> {
  const place = near !== undefined && /^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/.test(near) ? near : undefined;
  if (sort !== 'distance') return { sort, near: undefined };
  return place === undefined ? { sort: undefined, near: undefined } : { sort, near: place };
}
