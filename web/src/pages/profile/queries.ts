import { queryOptions } from '@tanstack/react-query';
import { answered, answeredWithVersion, api } from '../../api/client';
import type { Credential, Practitioner } from '../../api/schema';
import type { components } from '../../api/schema.gen';

export type ProfileChange = components['schemas']['ChangePractitionerBody'];

/** A profile with the version that a change refers to. */
export interface ReadProfile {
  readonly profile: Practitioner;
  readonly version: string;
}

export const profileQuery = (id: string) =>
  queryOptions({
    queryKey: ['practitioners', 'own', id],
    queryFn: async ({ signal }): Promise<ReadProfile> => {
      const { data, version } = await answeredWithVersion(
        api.GET('/api/v1/practitioners/{id}', { params: { path: { id } }, signal }),
      );
      return { profile: data, version };
    },
    // What is typed belongs to one version.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

export const credentialsQuery = (id: string) =>
  queryOptions({
    queryKey: ['practitioners', 'credentials', id],
    queryFn: async ({ signal }): Promise<Credential[]> => {
      const params = { path: { id }, query: { limit: 100 } };
      return (await answered(api.GET('/api/v1/practitioners/{id}/credentials', { params, signal }))).items;
    },
  });
