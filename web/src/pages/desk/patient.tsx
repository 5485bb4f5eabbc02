import { Card, SimpleGrid, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../api/schema';
import { EmergencyContacts } from '../../parts/record/emergency-contacts';
import { PatientPhoto } from '../../parts/record/patient-photo';
import { isMissing, patientQuery } from '../../parts/record/patient-queries';
import { Failure } from '../../shell/failure';
import { ButtonLink, TextLink } from '../../shell/links';
import { NotFound } from '../../shell/not-found';
import { DeskPage } from './desk-page';
import { PatientAccount } from './patient-account';
import { PatientDetails } from './patient-details';
import { PatientFacts } from './patient-facts';
import { PatientVisits } from './patient-appointments';

export const patient = createLazyRoute('/board/patients/$patientId')({ component: PatientPage });

/** A patient's file as the front desk keeps it: who they are, how they are reached, their visits. Nothing clinical. */
function PatientPage() {
  const { t } = useTranslation('desk');
  const { patientId } = patient.useParams();
  const read = useQuery(patientQuery(patientId));
  if (isMissing(read.error)) return <NotFound />;
  return (
    <DeskPage
      title={read.data?.fullName ?? t('patients.one')}
      lead={read.data && <PatientFacts patient={read.data} />}
      actions={
        <ButtonLink to="/board/book" search={{ patientId }} leftSection={<CalendarPlus size={18} aria-hidden />}>
          {t('patients.book')}
        </ButtonLink>
      }
    >
      <TextLink to="/board/patients">{t('patients.back')}</TextLink>
      {read.error && !read.data && <Failure error={read.error} retry={() => void read.refetch()} />}
      <PatientVisits patientId={patientId} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
        <PatientDetails patientId={patientId} />
        {read.data && <Aside patient={read.data} />}
      </SimpleGrid>
    </DeskPage>
  );
}

/** What the desk looks up beside the details. */
function Aside({ patient }: { patient: Patient }) {
  const { t } = useTranslation('desk');
  return (
    <Stack gap="lg">
      {patient.photoUpdatedAt !== null && <PatientPhoto patient={patient} size={160} />}
      <Card component="section" aria-labelledby="emergency">
        <Title order={2} id="emergency" mb="sm">
          {t('patients.emergency')}
        </Title>
        <EmergencyContacts patientId={patient.id} />
      </Card>
      <PatientAccount patient={patient} />
    </Stack>
  );
}
