import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../api/schema';
import { dateWords } from '../../format/zoned';

const dayMonthYear = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** What tells people of one name apart. */
export function PatientFacts({ patient: { birthDate, phone, email } }: { patient: Patient }) {
  const { t } = useTranslation('desk');
  const born = birthDate && t('patients.born', { date: dateWords(birthDate, dayMonthYear) });
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {[born, phone, email].filter(Boolean).join(' · ') || t('patients.nothing')}
    </Text>
  );
}
