import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { Holiday } from '../api/schema';

/** The holidays of all sites in [from, to), local dates. */
export const holidaysQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['holidays', from, to],
    queryFn: async ({ signal }): Promise<Holiday[]> =>
      (await answered(api.GET('/api/v1/holidays', { params: { query: { from, to } }, signal }))).items,
    staleTime: 5 * 60_000,
  });
