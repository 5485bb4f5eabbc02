import { Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../api/problem';
import { checkLater } from '../../shell/check-later';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { StepEnd } from './step-end';
import { useKeep } from './use-application';
import type { StepProps } from './step-props';

/** The permission to practise: only the applicant and the reviewers read it. */
export function LicenceStep({ read, onKept }: StepProps) {
  const { t } = useTranslation(['apply', 'common']);
  const given = read?.application.licence;
  const keep = useKeep(read);
  const required = (value: string) => (value.trim() === '' ? t('common:required') : null);
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      licence: {
        number: given?.number ?? '',
        issuingBody: given?.issuingBody ?? '',
        expiresOn: given?.expiresOn ?? '',
      },
    },
    validate: { licence: { number: required, issuingBody: required, expiresOn: required } },
  });
  return (
    <form
      noValidate
      onBlur={checkLater(form)}
      onSubmit={form.onSubmit(
        ({ licence }) =>
          keep.mutate({ licence }, { onSuccess: onKept, onError: (error) => form.setErrors(fieldErrors(error)) }),
        (errors) => document.querySelector<HTMLElement>(`[data-path="${Object.keys(errors)[0]}"]`)?.focus(),
      )}
    >
      <UnsavedGuard unsaved={() => form.isDirty() && !keep.isSuccess} />
      <Stack gap="md">
        <div>
          <Title order={2}>{t('steps.licence')}</Title>
          <Text c="dimmed">{t('fields.licenceHint')}</Text>
        </div>
        <TextInput
          label={t('fields.number')}
          maxLength={60}
          autoComplete="off"
          {...form.getInputProps('licence.number')}
        />
        <TextInput label={t('fields.issuingBody')} maxLength={200} {...form.getInputProps('licence.issuingBody')} />
        <TextInput type="date" maw={220} label={t('fields.expiresOn')} {...form.getInputProps('licence.expiresOn')} />
        <StepEnd step="licence" error={keep.error} busy={keep.isPending} />
      </Stack>
    </form>
  );
}
