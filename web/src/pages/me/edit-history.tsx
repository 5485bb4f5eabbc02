import { Card, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MedicalHistory } from '../../api/schema';
import { medicalHistoryQuery } from '../../parts/record/queries';
import { ButtonLink } from '../../shell/links';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { FormEnd } from '../../parts/forms/form-end';
import { HistoryFields } from '../../parts/record/history-fields';
import { historyPart } from '../../parts/record/history-part';
import { MePage } from './me-page';
import { ReadFirst } from '../../parts/forms/read-first';
import { usePatientId } from './use-patient-id';
import { tellSaved } from '../../shell/tell';
import { useMergeForm, type Read } from '../../parts/forms/use-merge-form';

export const editHistory = createLazyRoute('/me/history/edit')({ component: EditHistoryPage });

/** The medical history as a form. */
function EditHistoryPage() {
  const { t } = useTranslation('me');
  const patientId = usePatientId();
  return (
    <MePage title={t('history.editTitle')} lead={t('history.editLead')}>
      <ReadFirst name={['medical-history', patientId]} read={historyPart(patientId).read}>
        {(read) => <HistoryForm patientId={patientId} read={read} />}
      </ReadFirst>
    </MePage>
  );
}

function HistoryForm({ patientId, read }: { patientId: string; read: Read<MedicalHistory> }) {
  const { t } = useTranslation(['me', 'common']);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const part = useMemo(() => historyPart(patientId), [patientId]);
  const { form, submit, unsaved, checkLater, ...end } = useMergeForm(part, read, {
    onSaved: (saved, beginAt) => {
      beginAt(saved);
      queries.setQueryData(medicalHistoryQuery(patientId).queryKey, saved.data);
      tellSaved(t('history.saved'));
      void navigate({ to: '/me/history' });
    },
  });
  return (
    <form noValidate onSubmit={submit} onBlur={checkLater}>
      <Stack gap="lg">
        <Card>
          <Stack gap="xl">
            <HistoryFields form={form} />
          </Stack>
        </Card>
        <FormEnd {...end}>
          <ButtonLink to="/me/history" variant="default">
            {t('common:cancel')}
          </ButtonLink>
        </FormEnd>
      </Stack>
      <UnsavedGuard unsaved={unsaved} />
    </form>
  );
}
