import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../api/catalogue';
import type { Filters } from './filters';
import type { OnSearch } from './name-field';
import { todayAt } from './today';
import { datesOf, whenOf, whens, type When } from './when';

/** When it suits: in words, or by dates. */
export function WhenFields({ filters, onSearch }: { filters: Filters; onSearch: OnSearch }) {
  const { t } = useTranslation('search');
  const sites = useSites();
  const today = todayAt(sites.data?.find(({ id }) => id === filters.siteId));
  const [choosing, setChoosing] = useState(false);
  const { from, to, ...others } = filters;
  const when = whenOf({ from, to }, today);
  const byDates = choosing || when === undefined;

  const choose = (value: string) => {
    setChoosing(value === 'dates');
    if (value !== 'dates') onSearch({ ...others, ...datesOf(value as When, today) });
  };
  const setDate = (name: 'from' | 'to', value: string) => {
    const dates = { from, to, [name]: value === '' ? undefined : value };
    // A range that ends before it begins is one day: the one that was just chosen.
    const turned = dates.from !== undefined && dates.to !== undefined && dates.to < dates.from;
    const next = turned ? { from: value, to: value } : dates;
    onSearch({ ...others, ...(next.from ? { from: next.from } : {}), ...(next.to ? { to: next.to } : {}) });
  };

  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('filters.when')}
        value={byDates ? 'dates' : when}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[...whens, 'dates' as const].map((value) => ({ value, label: t(`when.${value}`) }))}
      />
      {byDates && (
        <SimpleGrid cols={{ base: 2, md: 1 }} spacing="xs">
          <TextInput
            label={t('filters.from')}
            type="date"
            min={today}
            value={from ?? ''}
            onChange={(event) => setDate('from', event.currentTarget.value)}
          />
          <TextInput
            label={t('filters.to')}
            type="date"
            min={from ?? today}
            value={to ?? ''}
            onChange={(event) => setDate('to', event.currentTarget.value)}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}
