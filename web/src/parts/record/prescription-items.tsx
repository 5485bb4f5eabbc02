import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './history-view.module.css';

interface Item {
  readonly drug: string;
  readonly strength: string;
  readonly form: string;
  readonly dose: string;
  readonly frequency: string;
  readonly duration: string;
  readonly instructions?: string | null;
}

/** What is prescribed: each medicine with how to take it. */
export function PrescriptionItems({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation('record');
  return (
    <ul className={classes.list} aria-label={t('prescription.items')}>
      {items.map(({ drug, strength, form, dose, frequency, duration, instructions }, index) => (
        <li key={index} className={classes.line}>
          <Text fw={600}>{[drug, strength, form].join(' ')}</Text>
          <Text>{[dose, frequency, duration].join(' · ')}</Text>
          {instructions && (
            <Text c="dimmed" className={classes.notes}>
              {instructions}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
