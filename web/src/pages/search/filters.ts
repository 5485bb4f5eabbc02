import type { operations } from '../../api/schema.gen';
import { plusDays } from '../../format/zoned';
import type { Filters } from '../../search';

type Search = NonNullable<operations['searchPractitioners']['parameters']['query']>;

/** What the API is asked for filters. Their `to` is the last day that suits; the API's is the first that does not. */
export function searchOf({ from, to, sort, ...given }: Filters): Search {
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
