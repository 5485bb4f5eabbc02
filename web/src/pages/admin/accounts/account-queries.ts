import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, answeredWithVersion, api } from '../../../api/client';
import { paged } from '../queries';
import type { AccountFilter } from './account-filter';

export const accountsOf = (filter: AccountFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'accounts', filter],
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/users', { params: { query: { ...filter, limit: 50, cursor: pageParam } } })),
    placeholderData: keepPreviousData,
    ...paged,
  });

/** One account with its version. */
export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'account', id],
    queryFn: () => answeredWithVersion(api.GET('/api/v1/users/{id}', { params: { path: { id } } })),
  });
