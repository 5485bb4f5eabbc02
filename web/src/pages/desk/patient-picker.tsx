import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { Patient } from '../../api/schema';
import { Failure } from '../../shell/failure';
import { SearchField } from '../../shell/search-field';
import classes from './patient-picker.module.css';
import { NewPatient } from './new-patient';
import { PatientFacts } from './patient-facts';
import { nameIn, searchOf } from './patient-search';

const shown = 8;

/** Finds a patient while somebody types their name, number or birth date, or makes a new file. */
export function PatientPicker({ onChoose }: { onChoose: (patient: Patient) => void }) {
  const { t } = useTranslation('desk');
  const [words, setWords] = useState<string>();
  const [adding, setAdding] = useState(false);
  const found = useQuery({
    queryKey: ['patients', 'picker', words],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/patients', { params: { query: { ...searchOf(words!), limit: shown } }, signal })),
    enabled: words !== undefined,
    placeholderData: keepPreviousData,
  });
  const patients = words === undefined ? [] : (found.data?.items ?? []);
  return (
    <Stack gap="sm">
      <SearchField label={t('patients.search')} hint={t('patients.hint')} value={words} onSearch={setWords} />
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      <div role="status">
        {words !== undefined && found.data && patients.length === 0 && <Text>{t('patients.none')}</Text>}
      </div>
      {patients.length > 0 && (
        <ul className={classes.found} aria-label={t('patients.found')}>
          {patients.map((patient) => (
            <li key={patient.id}>
              <UnstyledButton className={classes.patient} onClick={() => onChoose(patient)}>
                <Text fw={600}>{patient.fullName}</Text>
                <PatientFacts patient={patient} />
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <Group>
        <Button variant="default" leftSection={<UserPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {t('patients.new')}
        </Button>
      </Group>
      <NewPatient name={nameIn(words)} opened={adding} onClose={() => setAdding(false)} onChoose={onChoose} />
    </Stack>
  );
}

/** For whom it is booked, and the way back to somebody else. */
export function ChosenPatient({ patient, onOther }: { patient: Patient; onOther: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <Group justify="space-between">
      <div>
        <Text fw={600}>{patient.fullName}</Text>
        <PatientFacts patient={patient} />
      </div>
      <Button variant="default" onClick={onOther}>
        {t('patients.other')}
      </Button>
    </Group>
  );
}
