import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../shell/empty';
import { AdminPage } from '../admin-page';
import { CredentialList } from './credential-list';
import { undecidedCredentials } from './queries';

export const credentials = createLazyRoute('/admin/credentials')({ component: Credentials });

/** The credentials that wait for a decision, longest waiting first. */
function Credentials() {
  const { t } = useTranslation('practitioners');
  return (
    <AdminPage title={t('queue.title')} lead={t('queue.lead')}>
      <CredentialList
        title={t('queue.waiting')}
        list={useInfiniteQuery(undecidedCredentials)}
        nameOf={({ practitionerName }) => practitionerName}
        named
        empty={
          <Empty icon={ShieldCheck} title={t('queue.none')}>
            {t('queue.noneText')}
          </Empty>
        }
      />
    </AdminPage>
  );
}
