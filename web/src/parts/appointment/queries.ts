import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { serverNow } from '../../api/clock';
import type { HistoryLine, Visit, VisitStatus } from '../../api/schema';
import type { Versioned } from './commands';
import { earliestOfVisitsAhead, occupying } from './upcoming';

/** How often a request is looked at again: an answer appears without a reload. */
const watchEvery = 20_000;
const watched = (status: VisitStatus | undefined): number | false => (status === 'pending' ? watchEvery : false);

export const appointmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['appointments', 'one', id],
    queryFn: ({ signal }): Promise<Visit> =>
      answered(api.GET('/api/v1/appointments/{id}', { params: { path: { id } }, signal })),
    staleTime: 2_000,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => watched(state.data?.status),
  });

/** What happened to it; the version makes it be read again after each change. */
export const historyQuery = ({ id, version }: Versioned) =>
  queryOptions({
    queryKey: ['appointments', 'one', id, 'history', version],
    queryFn: async ({ signal }): Promise<HistoryLine[]> =>
      (await answered(api.GET('/api/v1/appointments/{id}/history', { params: { path: { id } }, signal }))).items,
    staleTime: Infinity,
  });

/** What lies ahead, and what was to come and does not take place. */
export const comingQuery = (patientId: string) =>
  queryOptions({
    queryKey: ['appointments', 'coming', patientId],
    queryFn: async ({ signal }): Promise<Visit[]> => {
      const from = new Date(earliestOfVisitsAhead(serverNow())).toISOString();
      const query = { patientId, from, sort: 'start', limit: 100 } as const;
      return (await answered(api.GET('/api/v1/appointments', { params: { query }, signal }))).items;
    },
    staleTime: 2_000,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => watched(state.data?.find(({ status }) => status === 'pending')?.status),
  });

/** What was, the latest first, a page at a time. */
export const pastQuery = (patientId: string) =>
  infiniteQueryOptions({
    queryKey: ['appointments', 'past', patientId],
    queryFn: ({ pageParam, signal }) => {
      const query = { patientId, to: pageParam.to, sort: '-start', limit: 10 } as const;
      const { cursor } = pageParam;
      return answered(
        api.GET('/api/v1/appointments', {
          params: { query: cursor === undefined ? query : { ...query, cursor } },
          signal,
        }),
      );
    },
    // All pages look back from the same moment: a list that moves would show a visit twice.
    initialPageParam: { to: new Date(serverNow()).toISOString(), cursor: undefined as string | undefined },
    getNextPageParam: ({ nextCursor }, _pages, { to }) =>
      nextCursor === null ? undefined : { to, cursor: nextCursor },
  });

/** The visit of the patient that lies over a stretch of time, if there is one. */
export const overlappingQuery = (patientId: string, start: string, end: string) =>
  queryOptions({
    queryKey: ['appointments', 'overlapping', patientId, start, end],
    queryFn: async ({ signal }): Promise<Visit | null> => {
      const from = new Date(Date.parse(start) - 86_400_000).toISOString();
      const query = { patientId, from, to: end, status: [...occupying], limit: 100 };
      const { items } = await answered(api.GET('/api/v1/appointments', { params: { query }, signal }));
      return items.find((visit) => visit.end > start && visit.start < end) ?? null;
    },
  });
