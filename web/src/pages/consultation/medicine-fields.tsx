import { Button, SimpleGrid, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './consultation.module.css';

/** One medicine, while it is written. The key stays while medicines come and go. */
export interface Medicine {
  readonly key: number;
  readonly drug: string;
  readonly strength: string;
  readonly form: string;
  readonly dose: string;
  readonly frequency: string;
  readonly duration: string;
  readonly instructions: string;
}

export const requiredFields = ['drug', 'strength', 'form', 'dose', 'frequency', 'duration'] as const;
const longest = { drug: 200, strength: 100, form: 100, dose: 100, frequency: 100, duration: 100 };

let keys = 0;

export function emptyMedicine(): Medicine {
  const taken = { drug: '', strength: '', form: '', dose: '', frequency: '', duration: '' };
  return { key: ++keys, ...taken, instructions: '' };
}

/** A medicine and how it is taken. */
export function MedicineFields({
  index,
  form,
  onRemove,
}: {
  index: number;
  form: UseFormReturnType<{ items: Medicine[] }>;
  onRemove?: () => void;
}) {
  const { t } = useTranslation('consultation');
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={classes.medicine}>
      <Text id={id} fw={600} lh="44px">
        {t('prescription.medicine', { nth: index + 1 })}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="sm">
        {requiredFields.map((field, nth) => (
          <TextInput
            key={field}
            autoFocus={nth === 0}
            label={t(`prescription.fields.${field}`)}
            placeholder={t(`prescription.examples.${field}`)}
            maxLength={longest[field]}
            autoComplete="off"
            {...form.getInputProps(`items.${index}.${field}`)}
          />
        ))}
      </SimpleGrid>
      <TextInput
        mt="sm"
        label={t('prescription.fields.instructions')}
        placeholder={t('prescription.examples.instructions')}
        maxLength={500}
        {...form.getInputProps(`items.${index}.instructions`)}
      />
      {onRemove && (
        <Button
          mt="xs"
          px="xs"
          variant="subtle"
          color="gray"
          c="var(--mantine-color-error)"
          leftSection={<X size={18} aria-hidden />}
          onClick={onRemove}
        >
          {t('prescription.remove', { nth: index + 1 })}
        </Button>
      )}
    </div>
  );
}
