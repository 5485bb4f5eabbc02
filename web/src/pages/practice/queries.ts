import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { Visit } from '../../api/schema';
import type { paths } from '../../api/schema.gen';

type Filter = Omit<NonNullable<paths['/api/v1/appointments']['get']['parameters']['query']>, 'limit' | 'cursor'>;

/** Others work on the same visits: what is on the screen is asked for again. */
const watched = { refetchInterval: 25_000, staleTime: 10_000, refetchOnWindowFocus: 'always' } as const;
/** More than a day of any site; a list that never ended would hang the page. */
const mostPages = 10;

/** All visits of a filter, page after page. */
async function allVisits(filter: Filter): Promise<Visit[]> {
  const visits: Visit[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const query = { ...filter, limit: 100, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await answered(api.GET('/api/v1/appointments', { params: { query } }));
    visits.push(...answer.items);
    if (answer.nextCursor === null) break;
    cursor = answer.nextCursor;
  }
  return visits;
}

/** Whose visits the desk shows: those of a practitioner, of a site, or all that the account may see. */
export interface Whose {
  practitionerId?: string;
  siteId?: string;
}

/** The visits whose local day at their site lies in [from, to): the server reads dates in the zone of each site. */
export const visitsQuery = (whose: Whose, from: string, to: string) =>
  queryOptions({
    queryKey: ['appointments', 'desk', 'days', whose, from, to],
    queryFn: () => allVisits({ ...whose, from, to, sort: 'start' }),
    ...watched,
  });

/** The requests that wait for an answer, the most urgent first. */
export const requestsQuery = (whose: Whose) =>
  queryOptions({
    queryKey: ['appointments', 'desk', 'requests', whose],
    queryFn: async () => {
      const visits = await allVisits({ ...whose, status: ['pending'], sort: 'start' });
      return visits.sort((one, other) => urgency(one).localeCompare(urgency(other)));
    },
    ...watched,
  });

/** Both are instants in UTC, which sort as they are written. */
const urgency = (visit: Visit): string => `${visit.approvalDeadline ?? visit.start} ${visit.start}`;
