import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../api/client';
import type { Holiday, WorkingHours } from '../../../api/schema';

/** The holidays of all sites in [from, to), local dates. */
export const holidaysQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['holidays', from, to],
    queryFn: async ({ signal }): Promise<Holiday[]> =>
      (await answered(api.GET('/api/v1/holidays', { params: { query: { from, to } }, signal }))).items,
    staleTime: 5 * 60_000,
  });

/** The working hours that count in the week of `monday`. */
export const hoursQuery = (practitionerId: string, monday: string) =>
  queryOptions({
    queryKey: ['calendar', practitionerId, 'hours of a week', monday],
    queryFn: async ({ signal }): Promise<WorkingHours[]> => {
      const params = { path: { id: practitionerId }, query: { week: monday } };
      return (await answered(api.GET('/api/v1/practitioners/{id}/working-hours', { params, signal }))).items;
    },
  });
