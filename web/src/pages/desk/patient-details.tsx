import { Card, Stack, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../api/schema';
import { FormEnd } from '../../parts/forms/form-end';
import { ProfileFields } from '../../parts/record/profile-fields';
import { profilePart } from '../../parts/record/profile-part';
import { ReadFirst } from '../../parts/forms/read-first';
import { tellSaved } from '../../shell/tell';
import { useMergeForm, type Read } from '../../parts/forms/use-merge-form';
import { UnsavedGuard } from '../../shell/unsaved-guard';

/** What the desk corrects while it talks with the patient: the same form that patients have. */
export function PatientDetails({ patientId }: { patientId: string }) {
  return (
    <Card>
      <ReadFirst name={['patient', patientId]} read={profilePart(patientId).read}>
        {(read) => <DetailsForm patientId={patientId} read={read} />}
      </ReadFirst>
    </Card>
  );
}

function DetailsForm({ patientId, read }: { patientId: string; read: Read<Patient> }) {
  const { t } = useTranslation('desk');
  const queries = useQueryClient();
  const part = useMemo(() => profilePart(patientId), [patientId]);
  const { form, submit, unsaved, checkLater, ...end } = useMergeForm(part, read, {
    onSaved: (saved, beginAt) => {
      beginAt(saved);
      tellSaved(t('patients.saved', { patient: saved.data.fullName }));
      for (const stale of ['appointments', 'patients', 'care']) void queries.invalidateQueries({ queryKey: [stale] });
    },
  });
  return (
    <form noValidate onSubmit={submit} onBlur={checkLater}>
      <Stack gap="md">
        <Title order={2}>{t('patients.details')}</Title>
        <ProfileFields form={form} addressTitle={t('patients.home')} />
        <FormEnd {...end} />
      </Stack>
      <UnsavedGuard unsaved={unsaved} />
    </form>
  );
}
