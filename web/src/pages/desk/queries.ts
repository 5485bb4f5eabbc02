import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';

/** A site's day; without a date the present one there. Read again by the clock too, should the stream be away. */
export const boardQuery = (siteId: string, date: string | undefined) =>
  queryOptions({
    queryKey: ['appointments', 'board', siteId, date ?? 'today'],
    queryFn: () => answered(api.GET('/api/v1/sites/{id}/board', { params: { path: { id: siteId }, query: { date } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    refetchOnWindowFocus: 'always',
  });

/** What the sign at the door says today. */
export const checkInCodeQuery = (siteId: string) =>
  queryOptions({
    queryKey: ['check-in-code', siteId],
    queryFn: () => answered(api.GET('/api/v1/sites/{id}/check-in-code', { params: { path: { id: siteId } } })),
  });
