import { queryOptions } from '@tanstack/react-query';
import { answered, answeredWithVersion, api } from '../../api/client';
import type { Application } from '../../api/schema';
import type { components } from '../../api/schema.gen';

/** An application with the version that a change refers to. */
export interface ReadApplication {
  readonly application: Application;
  readonly version: string;
}

export type ApplicationChange = components['schemas']['ChangeApplicationDto'];

/** The newest application of the account, or null. */
export const ownApplicationQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['application', accountId],
    queryFn: async ({ signal }): Promise<ReadApplication | null> => {
      const list = await answered(
        api.GET('/api/v1/practitioner-applications', { params: { query: { limit: 100 } }, signal }),
      );
      // An administrator sees those of others too.
      const newest = list.items.find((each) => each.accountId === accountId);
      return newest === undefined ? null : readApplication(newest.id);
    },
    // What is typed belongs to what was read.
    staleTime: 60_000,
    refetchOnWindowFocus: ({ state }) => state.data?.application.status !== 'draft',
  });

export async function readApplication(id: string): Promise<ReadApplication> {
  const { data, version } = await answeredWithVersion(
    api.GET('/api/v1/practitioner-applications/{id}', { params: { path: { id } } }),
  );
  return { application: data, version };
}
