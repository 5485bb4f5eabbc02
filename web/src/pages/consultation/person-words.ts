import { useTranslation } from 'react-i18next';
import { serverNow } from '../../api/clock';
import type { Patient } from '../../api/schema';
import { dateOf, dateWords, readersZone } from '../../format/zoned';
import { ageOf } from './age';

/** `39 years, born 23 May 1987, female`: what is known of it. */
export function usePersonWords(): (patient: Patient) => string {
  const { t } = useTranslation('consultation');
  return ({ birthDate, sex, gender }) => {
    const today = dateOf(serverNow(), readersZone());
    const born =
      birthDate === null
        ? [t('person.unknownAge')]
        : [
            t('person.years', { count: ageOf(birthDate, today) }),
            t('person.born', { date: dateWords(birthDate, { day: 'numeric', month: 'long', year: 'numeric' }) }),
          ];
    return [...born, sex && sex !== 'unknown' && t(`person.sex.${sex}`), gender].filter(Boolean).join(', ');
  };
}
