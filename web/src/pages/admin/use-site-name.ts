import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { allSites } from './queries';

/** The name of a site; null stands for all of them. */
export function useSiteName(): (siteId: string | null | undefined) => string {
  const { t } = useTranslation('admin');
  const { data } = useInfiniteQuery(allSites);
  const sites = data?.pages.flatMap((page) => page.items) ?? [];
  return (siteId) => (siteId ? (sites.find(({ id }) => id === siteId)?.name ?? '') : t('holidays.all'));
}
