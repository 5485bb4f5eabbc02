import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Filters } from './filters';
import { searchQuery } from './queries';

/** What a search found. While a changed search is on its way, the results of the last one stay. */
export function useSearch(filters: Filters) {
  return useInfiniteQuery({ ...searchQuery(filters), placeholderData: keepPreviousData });
}

/** `12 practitioners`, or `More than 20` where not all are read; undefined while that is not known. */
export function useCountWords(filters: Filters): string | undefined {
  const { t } = useTranslation('search');
  const { data, hasNextPage, isPlaceholderData } = useSearch(filters);
  if (!data || isPlaceholderData) return undefined;
  const count = data.pages.reduce((sum, page) => sum + page.items.length, 0);
  return hasNextPage ? t('results.more', { count }) : t('results.count', { count });
}
