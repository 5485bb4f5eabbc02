import { Checkbox, Skeleton, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useSpecialties } from '../../api/catalogue';
import { fieldErrors } from '../../api/problem';
import { checkLater } from '../../shell/check-later';
import { Failure } from '../../shell/failure';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { StepEnd } from './step-end';
import { useKeep } from './use-application';
import type { StepProps } from './step-props';

const box = { size: 'md', styles: { body: { minHeight: 44, alignItems: 'center' } } } as const;

/** What the applicant has learnt, and what they want to be found for. */
export function QualificationStep({ read, onKept }: StepProps) {
  const { t } = useTranslation(['apply', 'common']);
  const given = read?.application;
  const keep = useKeep(read);
  const specialties = useSpecialties();
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      specialtyIds: given?.specialtyIds ?? [],
      qualifications: given?.qualifications ?? '',
      yearsOfExperience: given?.yearsOfExperience?.toString() ?? '',
    },
    validate: {
      specialtyIds: (value) => (value.length === 0 ? t('fields.chooseSpecialty') : null),
      yearsOfExperience: (value) => (/^(\d|[1-7]\d|80)?$/.test(value.trim()) ? null : t('fields.yearsWrong')),
    },
  });
  return (
    <form
      noValidate
      onBlur={checkLater(form)}
      onSubmit={form.onSubmit((values) => {
        const years = values.yearsOfExperience.trim();
        keep.mutate(
          {
            specialtyIds: values.specialtyIds,
            qualifications: values.qualifications.trim() || null,
            yearsOfExperience: years === '' ? null : Number(years),
          },
          { onSuccess: onKept, onError: (error) => form.setErrors(fieldErrors(error)) },
        );
      })}
    >
      <UnsavedGuard unsaved={() => form.isDirty() && !keep.isSuccess} />
      <Stack gap="md">
        <Title order={2}>{t('steps.qualification')}</Title>
        {specialties.error && <Failure error={specialties.error} retry={() => void specialties.refetch()} />}
        {specialties.isPending && <Skeleton h={120} />}
        <Checkbox.Group label={t('fields.specialties')} size="md" {...form.getInputProps('specialtyIds')}>
          {specialties.data
            ?.filter(({ active }) => active)
            .map(({ id, name }) => (
              <Checkbox key={id} {...box} value={id} label={name} />
            ))}
        </Checkbox.Group>
        <TextInput
          label={t('fields.qualifications')}
          placeholder="MBBS, MD"
          maxLength={1000}
          {...form.getInputProps('qualifications')}
        />
        <TextInput
          label={t('fields.years')}
          inputMode="numeric"
          maxLength={2}
          maw={220}
          {...form.getInputProps('yearsOfExperience')}
        />
        <StepEnd step="qualification" error={keep.error} busy={keep.isPending} />
      </Stack>
    </form>
  );
}
