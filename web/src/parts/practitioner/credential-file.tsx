import { Button, FileInput, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { Upload } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { UploadProgress } from '../../shell/files/upload-progress';
import { Failure } from '../../shell/failure';
import type { useSendFile } from '../../shell/files/use-send-file';

export const credentialKinds = ['licence', 'diploma', 'identity', 'other'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

const mostBytes = 10 * 1024 * 1024;

/** Chooses a proof and sends it. `children`: what stands beside the file, for its kind. */
export function CredentialFile({
  sending,
  onSend,
  children,
}: {
  sending: ReturnType<typeof useSendFile>;
  onSend: (chosen: { kind: CredentialKind; file: File }) => void;
  children?: (kind: CredentialKind) => ReactNode;
}) {
  const { t } = useTranslation('apply');
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState<CredentialKind>('licence');
  const [wrong, setWrong] = useState<string>();

  function submit(event: FormEvent): void {
    event.preventDefault();
    const problem =
      file === null ? t('documents.chooseFile') : file.size > mostBytes ? t('documents.tooLarge') : undefined;
    setWrong(problem);
    if (file && !problem) onSend({ kind, file });
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <NativeSelect
            label={t('documents.kind')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as CredentialKind)}
            data={credentialKinds.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))}
          />
          <FileInput
            label={t('documents.file')}
            placeholder={t('documents.choose')}
            accept="application/pdf,image/png,image/jpeg"
            value={file}
            onChange={setFile}
            error={wrong}
          />
        </SimpleGrid>
        {children?.(kind)}
        {sending.busy && <UploadProgress progress={sending.progress} onCallOff={sending.callOff} />}
        {sending.error && <Failure error={sending.error} />}
        <div>
          <Button type="submit" variant="light" leftSection={<Upload size={18} aria-hidden />} disabled={sending.busy}>
            {t('documents.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
