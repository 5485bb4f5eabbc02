import { SimpleGrid, Title } from '@mantine/core';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClinicGlance } from '../../../parts/dashboard/clinic-dashboard';
import { AdminPage } from '../admin-page';
import { Areas } from './overview-areas';
import { WaitingCard } from './overview-waiting';
import { ParkedMessages } from './parked-messages';

export const overview = createLazyRoute('/admin')({ component: Overview });

/** What needs somebody first, then the way to everything else. */
function Overview() {
  const { t } = useTranslation('admin');
  return (
    <AdminPage title={t('overview.title')} lead={t('overview.lead')}>
      <WaitingCard />
      <ParkedMessages />
      <ClinicGlance />
      <section aria-labelledby="clinic">
        <Title order={2} id="clinic" mb="sm">
          {t('overview.clinic')}
        </Title>
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
          <Areas />
        </SimpleGrid>
      </section>
    </AdminPage>
  );
}
