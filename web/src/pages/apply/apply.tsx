import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/session';
import { Failure } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { ownApplicationQuery } from './queries';
import { Standing } from './application-status';
import { Wizard } from './wizard';

export const apply = createLazyRoute('/apply')({ component: Apply });

/** An application to be listed as a practitioner: the form while it can be changed, else where it stands. */
function Apply() {
  const { t } = useTranslation('apply');
  const account = useAccount();
  const { step = 'about', again } = apply.useSearch();
  const read = useQuery(ownApplicationQuery(account.id));
  if (read.data === undefined) {
    return (
      <Page title={t('title')} width="text">
        {read.error ? <Failure error={read.error} retry={() => void read.refetch()} /> : <Skeleton h={420} />}
      </Page>
    );
  }
  const status = read.data?.application.status;
  const open = status === undefined || status === 'draft' || status === 'needs_info';
  if (account.practitionerId !== undefined && open && status === undefined) {
    return (
      <Page title={t('title')} width="text" lead={t('listedAlready')}>
        <div>
          <ButtonLink to="/desk/profile">{t('toProfile')}</ButtonLink>
        </div>
      </Page>
    );
  }
  if (open) return <Wizard read={read.data} step={step} />;
  // After a rejection another one may be opened.
  if (again && status === 'rejected') return <Wizard read={null} step={step} />;
  return <Standing read={read.data!} />;
}
