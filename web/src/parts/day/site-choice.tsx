import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../api/schema';

/** Which of several sites; nothing where there is no choice. */
export function SiteChoice({
  sites,
  value,
  all,
  onChange,
}: {
  sites: readonly Site[];
  value: string | undefined;
  /** Whether all sites together are a choice too. */
  all: boolean;
  onChange: (siteId: string | undefined) => void;
}) {
  const { t } = useTranslation('practice');
  if (sites.length < 2) return null;
  return (
    <NativeSelect
      label={t('site')}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        ...(all ? [{ value: '', label: t('allSites') }] : []),
        ...sites.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
