import { NativeSelect } from '@mantine/core';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '../admin-page';
import { DecidedApplications, WaitingApplications } from './application-lists';

export const applications = createLazyRoute('/admin/applications')({ component: Applications });

const shows = ['waiting', 'needs_info', 'approved', 'rejected', 'draft'] as const;

function Applications() {
  const { t } = useTranslation('admin');
  const search = applications.useSearch();
  const navigate = useNavigate();
  const show = shows.find((one) => one === search.status) ?? 'waiting';
  return (
    <AdminPage
      title={t('applications.title')}
      lead={t('applications.lead')}
      actions={
        <NativeSelect
          label={t('applications.show')}
          value={show}
          data={shows.map((value) => ({ value, label: t(`applications.shows.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ to: '/admin/applications', search: value === 'waiting' ? {} : { status: value } })
          }
        />
      }
    >
      {show === 'waiting' ? <WaitingApplications /> : <DecidedApplications key={show} status={show} />}
    </AdminPage>
  );
}
