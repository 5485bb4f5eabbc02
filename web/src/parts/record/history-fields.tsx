import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { emptyRows, type HistoryValues } from './history-part';
import { RowsField } from '../forms/rows-field';
import type { MergeForm } from '../forms/use-merge-form';

const mostOfAKind = 50;
const severities = ['mild', 'moderate', 'severe'] as const;
const bloodGroups = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'];

type List = keyof typeof emptyRows;

/** All of the medical history, to be typed. */
export function HistoryFields({ form }: { form: MergeForm<HistoryValues> }) {
  const { t } = useTranslation(['me', 'record']);
  const input = (list: List, index: number, name: string) => form.getInputProps(`${list}.${index}.${name}`);
  const rows = (list: List) => ({
    title: t(`record:history.${list}`),
    add: t(`history.add.${list}`),
    count: form.values[list].length,
    most: mostOfAKind,
    error: form.errors[list],
    nameOf: (index: number) => nameOf(form.values[list][index]) || t('rows.number', { number: index + 1 }),
    onAdd: () => form.insertListItem(list, { ...emptyRows[list] }),
    onRemove: (index: number) => form.removeListItem(list, index),
  });
  const date = { placeholder: t('history.datePlaceholder'), inputMode: 'numeric', maxLength: 10 } as const;
  return (
    <>
      <RowsField {...rows('allergies')} hint={t('history.allergiesHint')}>
        {(index) => (
          <>
            <TextInput label={t('history.substance')} maxLength={200} {...input('allergies', index, 'substance')} />
            <TextInput label={t('history.reaction')} maxLength={200} {...input('allergies', index, 'reaction')} />
            <NativeSelect
              label={t('history.howBad')}
              data={[
                { value: '', label: t('history.notKnown') },
                ...severities.map((value) => ({ value, label: t(`record:history.severity.${value}`) })),
              ]}
              {...input('allergies', index, 'severity')}
            />
          </>
        )}
      </RowsField>
      <RowsField {...rows('conditions')} hint={t('history.conditionsHint')}>
        {(index) => (
          <>
            <TextInput label={t('history.condition')} maxLength={200} {...input('conditions', index, 'name')} />
            <TextInput label={t('history.since')} {...date} {...input('conditions', index, 'since')} />
            <TextInput label={t('history.note')} maxLength={500} {...input('conditions', index, 'note')} />
          </>
        )}
      </RowsField>
      <RowsField {...rows('medications')} hint={t('history.medicationsHint')}>
        {(index) => (
          <>
            <TextInput label={t('history.medicine')} maxLength={200} {...input('medications', index, 'name')} />
            <TextInput label={t('history.dose')} maxLength={200} {...input('medications', index, 'dose')} />
            <TextInput label={t('history.since')} {...date} {...input('medications', index, 'since')} />
          </>
        )}
      </RowsField>
      <RowsField {...rows('surgeries')}>
        {(index) => (
          <>
            <TextInput label={t('history.operation')} maxLength={200} {...input('surgeries', index, 'name')} />
            <TextInput label={t('history.on')} {...date} {...input('surgeries', index, 'on')} />
          </>
        )}
      </RowsField>
      <NativeSelect
        maw={240}
        label={t('record:history.bloodGroup')}
        data={[{ value: '', label: t('history.notKnown') }, ...bloodGroups]}
        {...form.getInputProps('bloodGroup')}
      />
      <Textarea
        label={t('record:history.notes')}
        description={t('history.notesHint')}
        maxLength={5_000}
        minRows={3}
        maxRows={14}
        {...form.getInputProps('notes')}
      />
    </>
  );
}

/** A row is called by what stands in its first field. */
function nameOf(row: HistoryValues[List][number] | undefined): string {
  if (row === undefined) return '';
  return 'substance' in row ? row.substance : row.name;
}
