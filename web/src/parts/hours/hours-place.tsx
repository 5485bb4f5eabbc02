import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../api/schema';
import type { Draft } from './hours-draft';

/** Where and when new hours count. Of hours that exist this is their name: it stays. */
export function HoursPlace({
  draft,
  sites,
  errors,
  onChange,
}: {
  draft: Draft;
  sites: readonly Site[];
  errors: Record<string, string>;
  onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = useTranslation('practice');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
      <NativeSelect
        label={t('site')}
        value={draft.siteId}
        data={sites.map(({ id, name }) => ({ value: id, label: name }))}
        error={errors.siteId}
        onChange={(event) => onChange({ siteId: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('hours.mode')}
        description={draft.mode === 'session' ? t('hours.sessionHint') : undefined}
        value={draft.mode}
        data={(['slot', 'session'] as const).map((value) => ({ value, label: t(`hours.modes.${value}`) }))}
        onChange={(event) => onChange({ mode: event.currentTarget.value as Draft['mode'] })}
      />
      <TextInput
        type="date"
        label={t('hours.validFrom')}
        value={draft.validFrom}
        error={errors.validFrom}
        onChange={(event) => onChange({ validFrom: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('hours.validTo')}
        value={draft.validTo}
        error={errors.validTo}
        onChange={(event) => onChange({ validTo: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}
