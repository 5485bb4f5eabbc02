import { NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSites, useSpecialties, useVisitTypes } from '../../api/catalogue';
import type { Filters } from './filters';
import type { OnSearch } from './name-field';
import { useLanguages } from './languages';
import { SortField } from './sort-field';
import { WhenFields } from './when-fields';
import { languageName, siteName } from '../../parts/practitioner/words';

type Choosable = 'specialtyId' | 'siteId' | 'visitTypeId' | 'language';

/** What narrows and sorts a search. Each choice counts at once. */
export function FilterFields({ filters, onSearch }: { filters: Filters; onSearch: OnSearch }) {
  const { t } = useTranslation('search');
  const specialties = useSpecialties();
  const sites = useSites();
  const visitTypes = useVisitTypes();
  const languages = useLanguages(filters.language);

  const choose = (name: Choosable, value: string) => {
    const { [name]: _, ...others } = filters;
    onSearch(value === '' ? others : { ...others, [name]: value });
  };
  const choice = (name: Choosable, any: string, options: { value: string; label: string }[]) => ({
    value: filters[name] ?? '',
    onChange: (event: React.ChangeEvent<HTMLSelectElement>) => choose(name, event.currentTarget.value),
    data: [{ value: '', label: any }, ...options],
  });
  const named = (items: readonly { id: string; name: string }[] = []) =>
    items.map(({ id, name }) => ({ value: id, label: name }));

  return (
    <Stack gap="md">
      <NativeSelect
        label={t('filters.specialty')}
        {...choice('specialtyId', t('filters.anySpecialty'), named(specialties.data))}
      />
      <NativeSelect
        label={t('filters.site')}
        {...choice(
          'siteId',
          t('filters.anySite'),
          (sites.data ?? []).map((site) => ({ value: site.id, label: siteName(site) })),
        )}
      />
      <WhenFields filters={filters} onSearch={onSearch} />
      <NativeSelect
        label={t('filters.visitType')}
        {...choice('visitTypeId', t('filters.anyVisitType'), named(visitTypes.data))}
      />
      <NativeSelect
        label={t('filters.language')}
        {...choice(
          'language',
          t('filters.anyLanguage'),
          languages.map((tag) => ({ value: tag, label: languageName(tag) })),
        )}
      />
      <SortField filters={filters} onSearch={onSearch} />
    </Stack>
  );
}
