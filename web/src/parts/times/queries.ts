import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { Slot } from '../../api/schema';
import { plusDays } from '../../format/zoned';

export const practitionerQuery = (practitionerId: string) =>
  queryOptions({
    queryKey: ['practitioner', practitionerId],
    queryFn: () => answered(api.GET('/api/v1/practitioners/{id}', { params: { path: { id: practitionerId } } })),
  });

/** What is asked of a practitioner's calendar. */
export interface TimesAsked {
  practitionerId: string;
  visitTypeId: string;
  siteId?: string;
}

/** Every free time of some dates. Times go while people look at them: they are read again each minute and on return. */
export const slotsQuery = ({ practitionerId, visitTypeId, siteId }: TimesAsked, from: string, to: string) =>
  queryOptions({
    queryKey: ['slots', practitionerId, visitTypeId, siteId, from, to],
    queryFn: async ({ signal }): Promise<Slot[]> => {
      const query = { practitionerId, visitTypeId, from, to, ...(siteId === undefined ? {} : { siteId }) };
      return (await answered(api.GET('/api/v1/slots', { params: { query }, signal }))).items;
    },
    staleTime: 5_000,
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
  });

const longestRange = 31;

/** The first date from `from` to `until` with a free time, or null. */
export const nextFreeDateQuery = ({ practitionerId, visitTypeId, siteId }: TimesAsked, from: string, until: string) =>
  queryOptions({
    queryKey: ['next-free-date', practitionerId, visitTypeId, siteId, from, until],
    queryFn: async ({ signal }): Promise<string | null> => {
      for (let start = from; start <= until; start = plusDays(start, longestRange)) {
        const range = { from: start, to: plusDays(start, longestRange) };
        const query = { visitTypeId, ...range, ...(siteId === undefined ? {} : { siteId }) };
        const { items } = await answered(
          api.GET('/api/v1/practitioners/{id}/availability', {
            params: { path: { id: practitionerId }, query },
            signal,
          }),
        );
        const dates = items.map(({ date }) => date).sort();
        if (dates[0] !== undefined) return dates[0];
      }
      return null;
    },
    staleTime: 5_000,
  });
