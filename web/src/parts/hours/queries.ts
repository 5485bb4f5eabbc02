import { queryOptions } from '@tanstack/react-query';
import { answered, answeredWithVersion, api } from '../../api/client';
import type { FoundPractitioner, Visit } from '../../api/schema';
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

export const visitQuery = (id: string) =>
  queryOptions({
    queryKey: ['appointments', 'desk', 'one', id],
    queryFn: async (): Promise<Visit> => answered(api.GET('/api/v1/appointments/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  });

/** A practitioner as everybody sees them: where they work and what they offer. */
export const practitionerQuery = (id: string) =>
  queryOptions({
    queryKey: ['practitioners', 'desk', id],
    queryFn: async (): Promise<FoundPractitioner> =>
      answered(api.GET('/api/v1/practitioners/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  });

/** Who else could see a patient, by name. */
export const colleaguesQuery = (id: string) =>
  queryOptions({
    queryKey: ['practitioners', 'colleagues', id],
    queryFn: async (): Promise<FoundPractitioner[]> => {
      const query = { limit: 100, sort: 'name' as const };
      const { items } = await answered(api.GET('/api/v1/practitioners', { params: { query } }));
      return items.filter((one) => one.id !== id);
    },
    staleTime: 60_000,
  });

export const workingHoursQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendar', id, 'hours'],
    queryFn: async () => {
      const { data, version } = await answeredWithVersion(
        api.GET('/api/v1/practitioners/{id}/working-hours', { params: { path: { id } } }),
      );
      return { sets: data.items, version };
    },
    // What is typed in the editor belongs to one version: it is read again when somebody asks for it.
    staleTime: Infinity,
  });

export const exceptionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendar', id, 'exceptions'],
    queryFn: async () =>
      (await answered(api.GET('/api/v1/practitioners/{id}/exceptions', { params: { path: { id } } }))).items,
  });

/** Every start that can be booked in [from, to), local dates at the site. */
export const freeTimesQuery = (practitionerId: string, siteId: string, visitTypeId: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['slots', 'desk', practitionerId, siteId, visitTypeId, from, to],
    queryFn: async () => {
      const query = { practitionerId, siteId, visitTypeId, from, to };
      return (await answered(api.GET('/api/v1/slots', { params: { query } }))).items;
    },
  });
