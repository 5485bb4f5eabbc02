import { Card, Group, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MedicalHistory, Patient } from '../../api/schema';
import { Allergies } from './allergies';
import { PatientPhoto } from '../../parts/record/patient-photo';
import { medicalHistoryQuery } from '../../parts/record/queries';
import { Failure } from '../../shell/failure';
import { TextLink } from '../../shell/links';
import { isMissing, patientQuery } from '../../parts/record/patient-queries';
import { usePersonWords } from './person-words';

/** Who the patient is, and what must not be overlooked: the allergies come first. */
export function PatientSummary({ patientId }: { patientId: string }) {
  const { t } = useTranslation('consultation');
  const patient = useQuery(patientQuery(patientId));
  const history = useQuery(medicalHistoryQuery(patientId));
  const error = history.error ?? patient.error;
  return (
    <Card padding="md">
      <Stack gap="md">
        {patient.data ? <Person patient={patient.data} /> : <Skeleton h={72} />}
        {isMissing(error) && <Text>{t('visit.closed')}</Text>}
        {error && !isMissing(error) && <Failure error={error} retry={() => void history.refetch()} />}
        {history.data ? <Known history={history.data} /> : !error && <Skeleton h={120} />}
        <TextLink to="/desk/patients/$patientId" params={{ patientId }} mih={44} lh="44px">
          {t('visit.wholeRecord')}
        </TextLink>
      </Stack>
    </Card>
  );
}

function Person({ patient }: { patient: Patient }) {
  const words = usePersonWords();
  return (
    <Group gap="sm" wrap="nowrap" align="center">
      <PatientPhoto patient={patient} size={64} />
      <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text fw={650}>{patient.fullName}</Text>
        <Text size="sm" c="dimmed">
          {words(patient)}
        </Text>
      </div>
    </Group>
  );
}

function Known({ history }: { history: MedicalHistory }) {
  const { t } = useTranslation('record');
  const { medications, conditions, bloodGroup } = history;
  const lists = [
    [t('history.medications'), medications.map(({ name, dose }) => [name, dose].filter(Boolean).join(', '))],
    [t('history.conditions'), conditions.map(({ name }) => name)],
    [t('history.bloodGroup'), bloodGroup === null ? [] : [bloodGroup]],
  ] as const;
  return (
    <Stack gap="sm">
      <Allergies history={history} />
      {lists
        .filter(([, lines]) => lines.length > 0)
        .map(([title, lines]) => (
          <div key={title}>
            <Title order={3}>{title}</Title>
            <List>
              {lines.map((line) => (
                <List.Item key={line} style={{ overflowWrap: 'anywhere' }}>
                  {line}
                </List.Item>
              ))}
            </List>
          </div>
        ))}
    </Stack>
  );
}
