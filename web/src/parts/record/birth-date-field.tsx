import { Group, Input, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileValues } from './profile-part';
import type { MergeForm } from '../forms/use-merge-form';

/** A date that everybody knows by heart: typed as three numbers, which is faster than any calendar. */
export function BirthDateField({ form }: { form: MergeForm<ProfileValues> }) {
  const { t } = useTranslation('me');
  const id = useId();
  const error = form.errors.birthDate;
  const part = (name: 'day' | 'month' | 'year', digits: number) => (
    <TextInput
      label={t(`profile.${name}`)}
      w={digits === 4 ? 92 : 68}
      inputMode="numeric"
      maxLength={digits}
      autoComplete={`bday-${name}`}
      error={error !== undefined}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      labelProps={{ fw: 400, size: 'sm' }}
      {...form.getInputProps(`birthDate.${name}`)}
      {...(name === 'day' ? { 'data-path': 'birthDate' } : {})}
      onChange={(event) => {
        form.clearFieldError('birthDate');
        form.setFieldValue(`birthDate.${name}`, event.currentTarget.value as never);
      }}
    />
  );
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }} aria-describedby={`${id}-hint`}>
      <Input.Label component="legend" size="md" p={0}>
        {t('profile.birthDate')}
      </Input.Label>
      <Input.Description id={`${id}-hint`} size="md">
        {t('profile.birthDateHint')}
      </Input.Description>
      <Group gap="sm" mt={4} wrap="nowrap">
        {part('day', 2)}
        {part('month', 2)}
        {part('year', 4)}
      </Group>
      {error !== undefined && (
        <Input.Error id={`${id}-error`} mt={6} size="md" role="alert">
          {error}
        </Input.Error>
      )}
    </fieldset>
  );
}
