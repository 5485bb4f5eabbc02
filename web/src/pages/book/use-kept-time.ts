import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Problem } from '../../api/problem';
import { keyOf, type Wish } from './chosen';
import { keepLonger, keepTime, letGo, type Kept } from './keep-time';

/** Leaving is noticed a moment late: React's strict mode leaves each page once and comes back at once. */
const leaving = new Map<string, ReturnType<typeof setTimeout>>();

const keptQuery = (wish: Wish) =>
  queryOptions({
    queryKey: ['kept-time', keyOf(wish)],
    queryFn: () => keepTime(wish),
    // A command in the clothes of a query: it is sent once for each arrival at the page, never again by itself.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** Keeps the time for as long as the page is open. */
export function useKeptTime(wish: Wish) {
  const queries = useQueryClient();
  const query = keptQuery(wish);
  const kept = useQuery(query);
  // One component for each wish: the first one is the only one.
  const [arrived] = useState(wish);
  useEffect(() => {
    const key = keyOf(arrived);
    clearTimeout(leaving.get(key));
    return () =>
      void leaving.set(
        key,
        setTimeout(() => void letGo(arrived), 0),
      );
  }, [arrived]);
  const renewing = useMutation({
    mutationFn: keepLonger,
    onSuccess: (hold) => queries.setQueryData<Kept>(query.queryKey, { hold }),
    // It ended a moment before: keeping it anew is what was meant.
    onError: (error) => error instanceof Problem && void kept.refetch(),
  });
  return { kept, renewing };
}
