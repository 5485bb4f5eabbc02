import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isMissing } from '../../parts/record/patient-queries';
import { Failure } from '../../shell/failure';
import { NotFound } from '../../shell/not-found';
import { Page } from '../../shell/page';
import { appointmentQuery } from '../../parts/appointment/queries';
import { ConsultationSkeleton } from './skeletons';
import { ConsultationView } from './consultation-view';

export const consultation = createLazyRoute('/desk/visits/$visitId')({ component: Consultation });

/** One visit while it takes place: who it is, what is written, what is prescribed, what comes next. */
function Consultation() {
  const { t } = useTranslation('consultation');
  const { visitId } = consultation.useParams();
  const read = useQuery(appointmentQuery(visitId));
  if (isMissing(read.error)) return <NotFound />;
  if (read.data) return <ConsultationView key={visitId} visit={read.data} />;
  return (
    <Page title={t('visit.loading')}>
      {read.error ? <Failure error={read.error} retry={() => void read.refetch()} /> : <ConsultationSkeleton />}
    </Page>
  );
}
