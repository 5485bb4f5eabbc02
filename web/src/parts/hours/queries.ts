import { queryOptions } from '@tanstack/react-query';
import { answered, answeredWithVersion, api } from '../../api/client';
import type { FoundPractitioner } from '../../api/schema';

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
