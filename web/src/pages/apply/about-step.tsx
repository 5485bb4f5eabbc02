import { NativeSelect, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../api/problem';
import { LanguagesField } from '../../parts/practitioner/languages-field';
import { checkLater } from '../../shell/check-later';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { StepEnd } from './step-end';
import { useKeep } from './use-application';
import type { StepProps } from './step-props';

const genders = ['female', 'male', 'other'] as const;

/** Who applies, as patients will read it. */
export function AboutStep({ read, onKept }: StepProps) {
  const { t } = useTranslation(['apply', 'common']);
  const given = read?.application;
  const keep = useKeep(read);
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      fullName: given?.fullName ?? '',
      title: given?.title ?? '',
      gender: given?.gender ?? '',
      languages: given?.languages ?? [],
      bio: given?.bio ?? '',
    },
    validate: { fullName: (value) => (value.trim().length < 2 ? t('common:required') : null) },
  });
  return (
    <form
      noValidate
      onBlur={checkLater(form)}
      onSubmit={form.onSubmit(
        (values) =>
          keep.mutate(
            {
              fullName: values.fullName.trim(),
              title: values.title.trim() || null,
              gender: genders.find((known) => known === values.gender) ?? null,
              languages: values.languages,
              bio: values.bio.trim() || null,
            },
            { onSuccess: onKept, onError: (error) => form.setErrors(fieldErrors(error)) },
          ),
        () => document.querySelector<HTMLElement>('[data-path="fullName"]')?.focus(),
      )}
    >
      <UnsavedGuard unsaved={() => form.isDirty() && !keep.isSuccess} />
      <Stack gap="md">
        <Title order={2}>{t('steps.about')}</Title>
        <TextInput
          label={t('fields.fullName')}
          maxLength={120}
          autoComplete="name"
          {...form.getInputProps('fullName')}
        />
        <TextInput
          label={t('fields.title')}
          placeholder="Dr"
          maxLength={30}
          maw={220}
          {...form.getInputProps('title')}
        />
        <NativeSelect
          maw={220}
          label={t('fields.gender')}
          data={[
            { value: '', label: t('fields.notSaid') },
            ...genders.map((value) => ({ value, label: t(`fields.genders.${value}`) })),
          ]}
          {...form.getInputProps('gender')}
        />
        <LanguagesField label={t('fields.languages')} {...form.getInputProps('languages')} />
        <Textarea
          label={t('fields.bio')}
          description={t('fields.bioHint')}
          maxLength={5000}
          minRows={4}
          {...form.getInputProps('bio')}
        />
        <StepEnd step="about" error={keep.error} busy={keep.isPending} />
      </Stack>
    </form>
  );
}
