import { Button, Checkbox, FileInput, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { UploadProgress } from '../../shell/files/upload-progress';
import { Failure } from '../../shell/failure';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { useSendFile } from '../../shell/files/use-send-file';

const kinds = ['lab-result', 'imaging', 'referral', 'prescription-scan', 'insurance', 'other'] as const;
const accepted = 'application/pdf,image/png,image/jpeg,image/webp';
const mostBytes = 15 * 1024 * 1024;

/** Adds a file to a record. What was chosen stays when the server refuses. */
export function AddDocument({ patientId, appointmentId }: { patientId: string; appointmentId?: string }) {
  const { t } = useTranslation('consultation');
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState<string>(kinds[0]);
  const [title, setTitle] = useState('');
  const [hidden, setHidden] = useState(false);
  const [wrong, setWrong] = useState<string>();

  const sending = useSendFile(() => {
    notifications.show({ message: t('documents.sent', { name: file?.name }) });
    setFile(null);
    setTitle('');
    setHidden(false);
    void queries.invalidateQueries({ queryKey: ['documents', patientId] });
  });
  const fields = {
    kind,
    ...(title.trim() === '' ? {} : { title: title.trim() }),
    ...(appointmentId === undefined ? {} : { appointmentId }),
    ...(hidden ? { visibility: 'patient-and-author' } : {}),
  };

  function submit(event: FormEvent): void {
    event.preventDefault();
    const problem = file === null ? t('documents.chooseFile') : file.size > mostBytes && t('documents.tooLarge');
    setWrong(problem || undefined);
    if (!file || problem) return;
    sending.send({ method: 'POST', path: `/api/v1/patients/${patientId}/documents`, file, fields });
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          <FileInput
            label={t('documents.file')}
            placeholder={t('documents.choose')}
            accept={accepted}
            value={file}
            onChange={setFile}
            clearable={false}
            error={wrong}
          />
          <NativeSelect
            label={t('documents.kind')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
            data={kinds.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))}
          />
          <TextInput
            label={t('documents.titleField')}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </SimpleGrid>
        <Checkbox
          size="md"
          styles={{ body: { minHeight: 44, alignItems: 'center' } }}
          label={t('documents.onlyUs')}
          checked={hidden}
          onChange={(event) => setHidden(event.currentTarget.checked)}
        />
        {sending.busy && <UploadProgress progress={sending.progress} onCallOff={sending.callOff} />}
        {sending.error && <Failure error={sending.error} />}
        <div>
          <Button type="submit" variant="light" leftSection={<Upload size={18} aria-hidden />} disabled={sending.busy}>
            {t('documents.add')}
          </Button>
        </div>
      </Stack>
      <UnsavedGuard unsaved={() => file !== null || title.trim() !== ''} />
    </form>
  );
}
