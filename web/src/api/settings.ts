import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from './client';

/** What the clinic is called and which rules it has. The rules are the server's; pages only say them. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => answered(api.GET('/api/v1/settings')),
  staleTime: 5 * 60_000,
});

export const useSettings = () => useQuery(settingsQuery).data;
