import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MedicalHistory } from '../../api/schema';
import { FormEnd } from '../../parts/forms/form-end';
import { HistoryFields } from '../../parts/record/history-fields';
import { historyPart } from '../../parts/record/history-part';
import { ReadFirst } from '../../parts/forms/read-first';
import { tellSaved } from '../../shell/tell';
import { useMergeForm, type Read } from '../../parts/forms/use-merge-form';
import { medicalHistoryQuery } from '../../parts/record/queries';
import { UnsavedGuard } from '../../shell/unsaved-guard';

/** The patient's form of the history, for the practitioner: both know parts of it. */
export function HistoryEditor({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  return (
    <ReadFirst name={['medical-history', patientId]} read={historyPart(patientId).read}>
      {(read) => <HistoryForm patientId={patientId} read={read} onClose={onClose} />}
    </ReadFirst>
  );
}

function HistoryForm({
  patientId,
  read,
  onClose,
}: {
  patientId: string;
  read: Read<MedicalHistory>;
  onClose: () => void;
}) {
  const { t } = useTranslation(['consultation', 'common']);
  const queries = useQueryClient();
  const part = useMemo(() => historyPart(patientId), [patientId]);
  const { form, submit, unsaved, checkLater, ...end } = useMergeForm(part, read, {
    onSaved: (saved, beginAt) => {
      beginAt(saved);
      queries.setQueryData(medicalHistoryQuery(patientId).queryKey, saved.data);
      tellSaved(t('history.saved'));
      onClose();
    },
  });
  return (
    <form noValidate onSubmit={submit} onBlur={checkLater}>
      <Stack gap="lg">
        <HistoryFields form={form} />
        <FormEnd {...end}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </FormEnd>
      </Stack>
      <UnsavedGuard unsaved={unsaved} />
    </form>
  );
}
