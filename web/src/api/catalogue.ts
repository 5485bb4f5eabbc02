import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from './client';
import type { Site, Specialty, VisitType } from './schema';

// The clinic's catalogue changes rarely, and every page needs names from it.
const lasting = { staleTime: 5 * 60_000 };

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: async (): Promise<Site[]> =>
    (await answered(api.GET('/api/v1/sites', { params: { query: { limit: 100 } } }))).items,
  ...lasting,
});

export const specialtiesQuery = queryOptions({
  queryKey: ['specialties'],
  queryFn: async (): Promise<Specialty[]> =>
    (await answered(api.GET('/api/v1/specialties', { params: { query: { limit: 100 } } }))).items,
  ...lasting,
});

export const visitTypesQuery = queryOptions({
  queryKey: ['visit-types'],
  queryFn: async (): Promise<VisitType[]> =>
    (await answered(api.GET('/api/v1/visit-types', { params: { query: { limit: 100 } } }))).items,
  ...lasting,
});

export const useSites = () => useQuery(sitesQuery);
export const useSpecialties = () => useQuery(specialtiesQuery);
export const useVisitTypes = () => useQuery(visitTypesQuery);
