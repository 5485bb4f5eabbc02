import { infiniteQueryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { operations } from '../../api/schema.gen';
import { plusDays } from '../../format/zoned';
import type { Filters } from './filters';

type Search = NonNullable<operations['searchPractitioners']['parameters']['query']>;

/** The directory, narrowed and sorted, a page at a time. */
export const searchQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['practitioners', filters],
    queryFn: ({ pageParam: cursor, signal }) =>
      answered(
        api.GET('/api/v1/practitioners', {
          params: { query: { ...searchOf(filters), ...(cursor === undefined ? {} : { cursor }) } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 30_000,
  });

/** What the API is asked for filters. Their `to` is the last day that suits; the API's is the first that does not. */
function searchOf({ from, to, sort, ...given }: Filters): Search {
  const order = sort ?? (given.q === undefined ? 'nextAvailable' : undefined);
  return {
    ...given,
    ...(from === undefined ? {} : { availableFrom: from }),
    ...(to === undefined ? {} : { availableTo: plusDays(to, 1) }),
    // With a name and no wish, the best match comes first.
    ...(order === undefined ? {} : { sort: order }),
    limit: 20,
  };
}
