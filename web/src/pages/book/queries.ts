import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { slotsQuery } from '../../parts/times/queries';
import { dateOf, plusDays } from '../../format/zoned';
import type { Wish } from './chosen';

/** The own account as the server knows it now: an address that was verified in another window counts at once. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/me', { signal })),
  staleTime: 0,
  refetchOnWindowFocus: 'always',
});

const daysBefore = 5;
const daysAfter = 16;

/** The free times around a wish, at the same site. The dates are the site's. */
export const aroundQuery = (wish: Wish, timeZone: string) => {
  const date = dateOf(wish.start, timeZone);
  return queryOptions({ ...slotsQuery(wish, plusDays(date, -daysBefore), plusDays(date, daysAfter)), staleTime: 0 });
};
