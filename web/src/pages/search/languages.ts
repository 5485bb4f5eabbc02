import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { languageName } from '../../parts/practitioner/words';

const languagesQuery = queryOptions({
  queryKey: ['languages'],
  queryFn: async (): Promise<string[]> => {
    const query = { limit: 100, sort: 'name' as const };
    const { items } = await answered(api.GET('/api/v1/practitioners', { params: { query } }));
    return [...new Set(items.flatMap(({ languages }) => languages))];
  },
  staleTime: 30 * 60_000,
});

/** The languages that the clinic's practitioners speak, by name; also the one that is asked for. */
export function useLanguages(chosen: string | undefined): string[] {
  const spoken = useQuery(languagesQuery).data ?? [];
  const all = chosen === undefined || spoken.includes(chosen) ? spoken : [...spoken, chosen];
  return all.toSorted((one, other) => languageName(one).localeCompare(languageName(other)));
}
