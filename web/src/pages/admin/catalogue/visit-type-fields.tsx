import { Checkbox, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { FeeFields } from './fee-fields';
import type { VisitTypeValues } from './visit-type-resource';
import { minutesWords } from '../../../format/words';

/** Hints stand below, so that fields beside each other stand in one line. */
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

type VisitTypeForm = UseFormReturnType<VisitTypeValues>;

/** Everything that a visit type has. `used`: the currencies of the other visit types. */
export function VisitTypeFields({ form, used }: { form: VisitTypeForm; used: readonly string[] }) {
  const { t } = useTranslation(['admin', 'common']);
  const number = (name: keyof VisitTypeValues) => ({
    inputMode: 'numeric' as const,
    inputWrapperOrder: order,
    ...form.getInputProps(name),
  });
  const words = (minutes: string) => (/^\d{1,9}$/.test(minutes) ? minutesWords(Number(minutes)) : '–');
  return (
    <>
      <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput label={t('visitTypes.durationField')} required {...number('durationMinutes')} />
        <TextInput
          label={t('visitTypes.interval')}
          description={t('visitTypes.intervalHint')}
          {...number('slotIntervalMinutes')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          label={t('visitTypes.bufferBefore')}
          description={t('visitTypes.bufferHint')}
          required
          {...number('bufferBeforeMinutes')}
        />
        <TextInput label={t('visitTypes.bufferAfter')} required {...number('bufferAfterMinutes')} />
      </SimpleGrid>
      <FeeFields
        hint={t('visitTypes.amountHint')}
        amount={form.getInputProps('fee.amount')}
        currency={form.getInputProps('fee.currency')}
        used={used}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <NativeSelect
          label={t('visitTypes.mode')}
          data={(['in_person', 'video'] as const).map((value) => ({ value, label: t(`common:mode.${value}`) }))}
          {...form.getInputProps('mode')}
        />
        <TextInput
          label={t('visitTypes.capacity')}
          description={t('visitTypes.capacityHint')}
          required
          {...number('capacity')}
        />
      </SimpleGrid>
      <NativeSelect
        label={t('visitTypes.approvalField')}
        data={(['required', 'automatic'] as const).map((value) => ({
          value,
          label: t(`visitTypes.approvalFields.${value}`),
        }))}
        {...form.getInputProps('approval')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          label={t('visitTypes.leadTime')}
          description={t('visitTypes.leadTimeHint', { words: words(form.values.leadTimeMinutes) })}
          required
          {...number('leadTimeMinutes')}
        />
        <TextInput
          label={t('visitTypes.window')}
          description={t('visitTypes.windowHint')}
          required
          {...number('bookingWindowDays')}
        />
      </SimpleGrid>
      <Checkbox
        size="md"
        label={t('visitTypes.forbidsPatientMoves')}
        description={t('visitTypes.forbidsPatientMovesHint')}
        {...form.getInputProps('forbidsPatientMoves', { type: 'checkbox' })}
      />
      <Checkbox
        size="md"
        label={t('visitTypes.active')}
        description={t('state.hint')}
        {...form.getInputProps('active', { type: 'checkbox' })}
      />
    </>
  );
}
