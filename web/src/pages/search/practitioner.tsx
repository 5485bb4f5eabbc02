import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useSites, useVisitTypes } from '../../api/catalogue';
import { Problem } from '../../api/problem';
import { Failure } from '../../shell/failure';
import { NotFound } from '../../shell/not-found';
import { Page } from '../../shell/page';
import { useTranslation } from 'react-i18next';
import { PractitionerView } from './practitioner-view';
import { PractitionerSkeleton } from './practitioner-skeleton';
import { practitionerQuery } from '../../parts/times/queries';

export const practitioner = createLazyRoute('/practitioners/$practitionerId')({ component: PractitionerPage });

/** Who they are, and when they are free. */
function PractitionerPage() {
  const { t } = useTranslation('search');
  const { practitionerId } = practitioner.useParams();
  const search = practitioner.useSearch();
  const navigate = practitioner.useNavigate();
  const found = useQuery(practitionerQuery(practitionerId));
  const catalogues = [useSites(), useVisitTypes()];
  if (found.error instanceof Problem && [400, 404].includes(found.error.status)) return <NotFound />;
  const failed = [found, ...catalogues].filter(({ error, data }) => error && !data);
  if (failed[0]) {
    return (
      <Page title={t('profile.title')}>
        <Failure error={failed[0].error} retry={() => failed.forEach(({ refetch }) => void refetch())} />
      </Page>
    );
  }
  if (!found.data || catalogues.some(({ isPending }) => isPending)) return <PractitionerSkeleton />;
  return (
    <PractitionerView
      key={practitionerId}
      practitioner={found.data}
      search={search}
      // The choice stands in the address, for reloading and sharing; it is no page of its own for the back button.
      onSearch={(changed) =>
        void navigate({
          to: '/practitioners/$practitionerId',
          params: { practitionerId },
          search: { ...search, ...changed },
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}
