import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../api/catalogue';
import { useAccount } from '../../api/session';
import { plusDays } from '../../format/zoned';
import { groupings, type Asked, type GroupBy } from './kinds';
import type { ReportSearch } from './report-search';

const presets = { week: 7, month: 28, quarter: 91, year: 364 } as const;
type Preset = keyof typeof presets;

/** Which days, where, and what the lines are. */
export function ReportFilters({
  asked,
  today,
  onChange,
}: {
  asked: Asked;
  today: string;
  onChange: (change: ReportSearch) => void;
}) {
  const { t } = useTranslation('reports');
  const account = useAccount();
  const all = useSites().data ?? [];
  const sites =
    account.roles.includes('staff') && !account.roles.includes('admin')
      ? all.filter(({ id }) => account.siteIds?.includes(id))
      : all;
  const tomorrow = plusDays(today, 1);
  const preset = (Object.keys(presets) as Preset[]).find(
    (one) => asked.to === tomorrow && asked.from === plusDays(tomorrow, -presets[one]),
  );
  // People name the last day; the API takes the day after it.
  const last = plusDays(asked.to, -1);
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} spacing="md">
      <NativeSelect
        label={t('range')}
        value={preset ?? ''}
        data={[
          ...(preset ? [] : [{ value: '', label: t('ranges.own') }]),
          ...(Object.keys(presets) as Preset[]).map((value) => ({ value, label: t(`ranges.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          value !== '' && onChange({ from: plusDays(tomorrow, -presets[value as Preset]), to: tomorrow })
        }
      />
      <TextInput
        type="date"
        label={t('from')}
        value={asked.from}
        max={last}
        onChange={({ currentTarget: { value } }) => value !== '' && value <= last && onChange({ from: value })}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={last}
        min={asked.from}
        onChange={({ currentTarget: { value } }) =>
          value !== '' && value >= asked.from && onChange({ to: plusDays(value, 1) })
        }
      />
      <NativeSelect
        label={t('groupBy')}
        value={asked.groupBy}
        data={groupings[asked.kind].map((value) => ({ value, label: t(`groups.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ groupBy: currentTarget.value as GroupBy })}
      />
      {sites.length > 1 && (
        <NativeSelect
          label={t('site')}
          value={asked.siteId ?? ''}
          data={[{ value: '', label: t('allSites') }, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget }) => onChange({ siteId: currentTarget.value || undefined })}
        />
      )}
    </SimpleGrid>
  );
}
