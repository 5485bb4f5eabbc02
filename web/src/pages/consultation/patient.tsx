import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { medicalHistoryQuery } from '../../parts/record/queries';
import { Failure } from '../../shell/failure';
import { NotFound } from '../../shell/not-found';
import { Page } from '../../shell/page';
import { isMissing, patientQuery } from '../../parts/record/patient-queries';
import { BreakGlass } from './break-glass';
import { PatientView } from './patient-view';
import { RecordSkeleton } from './skeletons';

export const patient = createLazyRoute('/desk/patients/$patientId')({ component: PatientPage });

/** A patient's record, for practitioners who care for them; in an emergency for others too, who say why. */
function PatientPage() {
  const { t } = useTranslation('consultation');
  const { patientId } = patient.useParams();
  const person = useQuery(patientQuery(patientId));
  const history = useQuery(medicalHistoryQuery(patientId));
  const error = person.error ?? history.error;
  // An id that is none; one that is might be somebody whom the reader does not care for.
  if (error instanceof Problem && error.status === 400) return <NotFound />;
  if (isMissing(error)) return <BreakGlass patientId={patientId} />;
  if (person.data && history.data) return <PatientView key={patientId} patient={person.data} history={history.data} />;
  const again = () => void Promise.all([person.refetch(), history.refetch()]);
  return (
    <Page title={t('record.loading')}>{error ? <Failure error={error} retry={again} /> : <RecordSkeleton />}</Page>
  );
}
