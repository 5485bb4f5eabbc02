import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';

/** The own account as the server knows it now: an address that was verified in another window counts at once. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/me', { signal })),
  staleTime: 0,
  refetchOnWindowFocus: 'always',
});
