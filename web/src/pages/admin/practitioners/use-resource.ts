import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { allVisitTypes } from '../queries';
import { practitionerResource, type Asks } from './resource';

/** How the dialogs read and write practitioners, and the currencies that the clinic uses. */
export function usePractitionerResource(asks: Asks) {
  const { data } = useInfiniteQuery(allVisitTypes);
  return useMemo(() => {
    const types = data?.pages.flatMap((page) => page.items) ?? [];
    const used = types.flatMap(({ fee }) => fee?.currency ?? []);
    return { resource: practitionerResource(used[0] ?? '', types, asks), used };
  }, [data, asks]);
}
