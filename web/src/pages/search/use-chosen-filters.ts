import { useTranslation } from 'react-i18next';
import { useSites, useSpecialties, useVisitTypes } from '../../api/catalogue';
import { dateWords } from '../../format/zoned';
import type { Filters } from './filters';
import { todayAt } from './today';
import { whenOf } from './when';
import { languageName } from '../../parts/practitioner/words';

export interface ChosenFilter {
  key: 'q' | 'specialtyId' | 'siteId' | 'visitTypeId' | 'language' | 'when';
  words: string;
  /** The search without it. */
  without: Filters;
}

/** What narrows a search, in words. The order of the results is no filter. */
export function useChosenFilters(filters: Filters): ChosenFilter[] {
  const { t } = useTranslation('search');
  const specialties = useSpecialties();
  const sites = useSites();
  const visitTypes = useVisitTypes();
  const nameOf = (items: readonly { id: string; name: string }[] | undefined, id: string) =>
    items?.find((item) => item.id === id)?.name ?? (items ? t('filters.gone') : '…');

  const { q, specialtyId, siteId, visitTypeId, language, from, to } = filters;
  const site = sites.data?.find(({ id }) => id === siteId);
  const when = whenOf({ from, to }, todayAt(site));
  const without = (...names: (keyof Filters)[]): Filters =>
    Object.fromEntries(Object.entries(filters).filter(([name]) => !names.includes(name as keyof Filters)));
  const chosen = (key: Exclude<ChosenFilter['key'], 'when'>, words: string): ChosenFilter => ({
    key,
    words,
    without: without(key),
  });

  return [
    ...(q === undefined ? [] : [chosen('q', t('filters.quoted', { words: q }))]),
    ...(specialtyId === undefined ? [] : [chosen('specialtyId', nameOf(specialties.data, specialtyId))]),
    ...(siteId === undefined ? [] : [chosen('siteId', nameOf(sites.data, siteId))]),
    ...(visitTypeId === undefined ? [] : [chosen('visitTypeId', nameOf(visitTypes.data, visitTypeId))]),
    ...(language === undefined ? [] : [chosen('language', languageName(language))]),
    ...(when === 'any'
      ? []
      : [{ key: 'when' as const, words: when ? t(`when.${when}`) : datesWords(), without: without('from', 'to') }]),
  ];

  function datesWords(): string {
    if (from !== undefined && to !== undefined) {
      return from === to ? dateWords(from) : t('when.between', { from: dateWords(from), to: dateWords(to) });
    }
    return from === undefined ? t('when.until', { to: dateWords(to!) }) : t('when.since', { from: dateWords(from) });
  }
}
