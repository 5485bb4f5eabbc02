import { NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../format/language';
import { ReminderFields } from './reminder-fields';
import type { NumberPolicy, SettingsValues } from './settings-resource';
import { TimeZoneField } from '../catalogue/time-zone-field';

type SettingsForm = UseFormReturnType<SettingsValues>;

/** Hints stand below, so that fields beside each other stand in one line. */
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** Everything that the clinic decides about itself, by what it is about. */
export function SettingsFields({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const number = (policy: NumberPolicy) => (
    <TextInput
      label={t(`settings.policies.${policy}.label`)}
      description={t(`settings.policies.${policy}.hint`)}
      required
      inputMode="numeric"
      inputWrapperOrder={order}
      {...form.getInputProps(`policies.${policy}`)}
    />
  );
  const choice = (policy: 'lateCancellation' | 'defaultApproval', values: readonly string[]) => (
    <NativeSelect
      label={t(`settings.policies.${policy}.label`)}
      data={values.map((value) => ({
        value,
        label: t(`settings.policies.${policy}.${value}` as 'settings.policies.lateCancellation.allow'),
      }))}
      {...form.getInputProps(`policies.${policy}`)}
    />
  );
  return (
    <>
      <Part title={t('settings.clinic')}>
        <TextInput label={t('settings.name')} required {...form.getInputProps('name')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <NativeSelect
            label={t('settings.locale')}
            description={t('settings.localeHint')}
            inputWrapperOrder={order}
            data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('locale')}
          />
          <TimeZoneField
            {...form.getInputProps('timeZone')}
            description={t('settings.timeZoneHint')}
            inputWrapperOrder={order}
          />
        </SimpleGrid>
      </Part>
      <Part title={t('settings.booking')} lead={t('settings.bookingLead')}>
        {choice('defaultApproval', ['required', 'automatic'])}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          {number('leadTimeMinutes')}
          {number('bookingWindowDays')}
          {number('approvalDeadlineHours')}
          {number('maxFutureVisits')}
          {number('holdMinutes')}
          {number('maxHoldsPerAccount')}
          {number('maxBookingsPerHour')}
          {number('maxMovesPerHour')}
          {number('maxHoldsPerHour')}
        </SimpleGrid>
      </Part>
      <Part title={t('settings.cancelling')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          {number('cancellationCutOffHours')}
          {choice('lateCancellation', ['allow', 'refuse'])}
        </SimpleGrid>
      </Part>
      <Part title={t('settings.missed')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          {number('noShowGraceMinutes')}
          {number('noShowsBeforeStaffMustBook')}
          {number('noShowWindowMonths')}
        </SimpleGrid>
      </Part>
      <Part title={t('settings.reminders')} lead={t('settings.remindersLead')}>
        <ReminderFields form={form} />
      </Part>
    </>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Stack component="section" gap="md" aria-label={title}>
      <div>
        <Title order={2}>{title}</Title>
        {lead && <Text c="dimmed">{lead}</Text>}
      </div>
      {children}
    </Stack>
  );
}
