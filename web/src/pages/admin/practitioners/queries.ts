import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, answeredWithVersion, api } from '../../../api/client';
import { paged } from '../queries';

export interface PractitionerFilter {
  q?: string;
  specialtyId?: string;
  siteId?: string;
}

/** Everybody, also who is suspended or whose licence is over; by name, or the best match first. */
export const practitionersOf = (filter: PractitionerFilter) =>
  infiniteQueryOptions({
    queryKey: ['practitioners', 'admin', filter],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/practitioners', {
          params: { query: { ...filter, includeInactive: true, limit: 50, cursor: pageParam } },
        }),
      ),
    placeholderData: keepPreviousData,
    ...paged,
  });

/** One practitioner with their version. */
export const practitionerQuery = (id: string) =>
  queryOptions({
    queryKey: ['practitioners', 'admin', 'one', id],
    queryFn: () => answeredWithVersion(api.GET('/api/v1/practitioners/{id}', { params: { path: { id } } })),
  });

/** Everything that a practitioner has handed in since they are listed, newest first. */
export const credentialsOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['practitioners', 'admin', 'credentials', id],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/practitioners/{id}/credentials', {
          params: { path: { id }, query: { limit: 20, cursor: pageParam } },
        }),
      ),
    ...paged,
  });

/** What waits for a decision, everybody's, oldest first. */
export const undecidedCredentials = infiniteQueryOptions({
  queryKey: ['practitioners', 'admin', 'undecided-credentials'],
  queryFn: ({ pageParam }) =>
    answered(api.GET('/api/v1/undecided-credentials', { params: { query: { limit: 50, cursor: pageParam } } })),
  ...paged,
  refetchInterval: 60_000,
});
