import { Autocomplete } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const zones = Intl.supportedValuesOf('timeZone');
const regions = [...new Set(zones.filter((zone) => zone.includes('/')).map((zone) => zone.split('/')[0]!))];

interface TimeZoneFieldProps {
  value?: string;
  onChange?: (value: string) => void;
  error?: React.ReactNode;
  description?: string;
  inputWrapperOrder?: ('label' | 'input' | 'description' | 'error')[];
}

/** A time zone, searched by its city. */
export function TimeZoneField(props: TimeZoneFieldProps) {
  const { t } = useTranslation('admin');
  const typed = props.value ?? '';
  const data = useMemo(() => [...new Set([...newerNames(typed), ...zones])], [typed]);
  return (
    <Autocomplete
      label={t('sites.timeZone')}
      description={t('sites.timeZoneHint')}
      placeholder="Asia/Colombo"
      required
      size="md"
      styles={{ input: { minHeight: 44 } }}
      data={data}
      filter={({ options, search }) => {
        const wanted = search.trim().replaceAll(' ', '_').toLowerCase();
        return options.filter((option) => 'value' in option && String(option.value).toLowerCase().includes(wanted));
      }}
      limit={50}
      {...props}
    />
  );
}

/** Browsers list some zones by old names only (Asia/Calcutta) but know the new ones (Asia/Kolkata) as well. */
function newerNames(typed: string): string[] {
  const words = typed
    .trim()
    .split(/[\s_]+/)
    .filter(Boolean);
  const city = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('_');
  if (!/^[A-Za-z_-]{3,}$/.test(city)) return [];
  return regions.map((region) => `${region}/${city}`).filter(isZone);
}

function isZone(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
