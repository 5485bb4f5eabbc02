import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shell/failure';
import { AdminPage } from '../admin-page';
import { LogoField } from './logo-field';
import { SettingsForm } from './settings-form';
import { settingsResource } from './settings-resource';

export const settings = createLazyRoute('/admin/settings')({ component: Settings });

function Settings() {
  const { t } = useTranslation(['admin', 'common']);
  const reading = useQuery({
    queryKey: ['editing', 'settings'],
    queryFn: () => settingsResource.read('settings'),
    // Read anew after saving only: what is being typed must not change underneath.
    gcTime: 0,
    staleTime: Infinity,
  });
  return (
    <AdminPage title={t('settings.title')} lead={t('settings.lead')}>
      {reading.error && !reading.data && <Failure error={reading.error} retry={() => void reading.refetch()} />}
      {!reading.data && !reading.error && (
        <Stack role="status" aria-label={t('common:loading')}>
          <Skeleton height={180} />
          <Skeleton height={320} />
        </Stack>
      )}
      {reading.data && (
        <Stack gap="xl" maw={760}>
          <LogoField />
          <SettingsForm key={reading.data.version} read={reading.data} onSaved={() => void reading.refetch()} />
        </Stack>
      )}
    </AdminPage>
  );
}
