import { Card, Stack, Text, Title } from '@mantine/core';
import { createLazyRoute } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../api/schema';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { FormEnd } from '../../parts/forms/form-end';
import { MePage } from './me-page';
import { PhotoField } from './photo-field';
import { ProfileFields } from '../../parts/record/profile-fields';
import { profilePart } from '../../parts/record/profile-part';
import { ReadFirst } from '../../parts/forms/read-first';
import { usePatientId } from './use-patient-id';
import { tellSaved } from '../../shell/tell';
import { useMergeForm, type Read } from '../../parts/forms/use-merge-form';

export const profile = createLazyRoute('/me')({ component: ProfilePage });

/** Who the patient is: what the clinic greets, calls and recognises them by. */
function ProfilePage() {
  const { t } = useTranslation('me');
  const patientId = usePatientId();
  return (
    <MePage title={t('profile.title')} lead={t('profile.lead')}>
      <ReadFirst name={['patient', patientId]} read={profilePart(patientId).read}>
        {(read) => <ProfileForm patientId={patientId} read={read} />}
      </ReadFirst>
    </MePage>
  );
}

function ProfileForm({ patientId, read }: { patientId: string; read: Read<Patient> }) {
  const { t } = useTranslation('me');
  const queries = useQueryClient();
  const part = useMemo(() => profilePart(patientId), [patientId]);
  const { form, submit, unsaved, checkLater, ...end } = useMergeForm(part, read, {
    onSaved: (saved, beginAt) => {
      beginAt(saved);
      tellSaved(t('profile.saved'));
      void queries.invalidateQueries({ queryKey: ['appointments'] });
    },
  });
  return (
    <Stack gap="lg">
      <PhotoField patientId={patientId} photoUpdatedAt={read.data.photoUpdatedAt} name={read.data.fullName} />
      <form noValidate onSubmit={submit} onBlur={checkLater}>
        <Card>
          <Stack gap="md">
            <Title order={2}>{t('profile.about')}</Title>
            <div>
              <Text fw={600}>{t('profile.email')}</Text>
              <Text className="wrap">{read.data.email ?? t('profile.noEmail')}</Text>
              <Text c="dimmed" size="sm">
                {t('profile.emailHint')}
              </Text>
            </div>
            <ProfileFields form={form} />
            <FormEnd {...end} />
          </Stack>
        </Card>
      </form>
      <UnsavedGuard unsaved={unsaved} />
    </Stack>
  );
}
