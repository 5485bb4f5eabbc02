import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Problem } from '../../api/problem';
import { Failure } from '../../shell/failure';
import { NotFound } from '../../shell/not-found';
import { Page } from '../../shell/page';
import { useTranslation } from 'react-i18next';
import { appointmentQuery } from '../../parts/appointment/queries';
import { AppointmentSkeleton } from '../../parts/appointment/appointment-skeleton';
import { AppointmentView } from './appointment-view';

export const visit = createLazyRoute('/visits/$visitId')({ component: VisitPage });

/** One visit, for everybody who may see it: links in mail lead here. */
function VisitPage() {
  const { t } = useTranslation('appointment');
  const { visitId } = visit.useParams();
  const read = useQuery(appointmentQuery(visitId));
  const unknown = read.error instanceof Problem && [400, 404].includes(read.error.status);
  if (unknown) return <NotFound />;
  if (read.data) return <AppointmentView visit={read.data} />;
  return (
    <Page title={t('visit.loading')} width="text">
      {read.error ? <Failure error={read.error} retry={() => void read.refetch()} /> : <AppointmentSkeleton />}
    </Page>
  );
}
