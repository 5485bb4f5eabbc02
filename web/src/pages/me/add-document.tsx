import { Button, Card, Group, NativeSelect, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FileText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../api/problem';
import type { PatientDocument } from '../../api/schema';
import { sizeWords } from '../../format/size';
import { Failure } from '../../shell/failure';
import { tooLarge, wrongType } from './file-checks';
import { FileDrop } from './file-drop';
import { isAboutFile, useFileWords } from './file-words';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { UploadProgress } from '../../shell/files/upload-progress';
import { tellSaved } from '../../shell/tell';
import { useUpload } from '../../shell/files/use-upload';

const types = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'];
const mostMegabytes = 15;
export const kinds = ['lab-result', 'imaging', 'referral', 'prescription-scan', 'insurance', 'other'] as const;

interface Values {
  kind: PatientDocument['kind'];
  title: string;
  visibility: PatientDocument['visibility'];
}

const initialValues: Values = { kind: 'other', title: '', visibility: 'care' };

/** First the file; then what it is and who may see it. */
export function AddDocument({
  patientId,
  visitId,
  onAdded,
}: {
  patientId: string;
  visitId: string | undefined;
  onAdded: () => void;
}) {
  const { t } = useTranslation(['me', 'common']);
  const fileWords = useFileWords();
  const [file, setFile] = useState<File>();
  const [refused, setRefused] = useState<string>();
  const choose = useRef<HTMLButtonElement>(null);
  const form = useForm<Values>({ initialValues });
  const sending = useUpload(() => {
    tellSaved(t('documents.added'));
    begin();
    onAdded();
  });
  const aboutFile = isAboutFile(sending.error);
  const fieldsKnow = Object.keys(fieldErrors(sending.error)).some((name) => name in initialValues);
  useEffect(() => {
    form.setErrors(fieldErrors(sending.error));
    // What the server refuses to take is told at the file.
    if (aboutFile) setFile(undefined);
    if (aboutFile) setRefused(fileWords(sending.error));
  }, [sending.error]);

  function begin(): void {
    setFile(undefined);
    setRefused(undefined);
    form.reset();
    setTimeout(() => choose.current?.focus());
  }

  function take(chosen: File): void {
    const wrong = wrongType(chosen, types, t('documents.types')) ?? tooLarge(chosen, mostMegabytes);
    sending.forget();
    setRefused(wrong);
    setFile(wrong === undefined ? chosen : undefined);
  }

  function send({ kind, title, visibility }: Values): void {
    if (!file) return;
    const body = new FormData();
    body.append('kind', kind);
    body.append('visibility', visibility);
    if (title.trim() !== '') body.append('title', title.trim());
    if (visitId !== undefined) body.append('appointmentId', visitId);
    body.append('file', file);
    const name = ['document', patientId, visitId, kind, title, visibility, file.name, file.size, file.lastModified];
    sending.send({ method: 'POST', path: `/api/v1/patients/${patientId}/documents`, form: body, name });
  }

  if (!file) {
    return <FileDrop hint={t('documents.types')} types={types} error={refused} buttonRef={choose} onFile={take} />;
  }
  return (
    <Card component="section" aria-label={t('documents.add')}>
      <form noValidate onSubmit={form.onSubmit(send)}>
        <Stack gap="md">
          <Title order={2}>{t('documents.add')}</Title>
          <Group gap="xs" wrap="nowrap">
            <FileText size={20} aria-hidden style={{ flexShrink: 0 }} />
            <Text className="wrap">
              {file.name} <span style={{ whiteSpace: 'nowrap' }}>({sizeWords(file.size)})</span>
            </Text>
          </Group>
          <TextInput
            label={t('documents.name')}
            description={t('documents.nameHint')}
            maxLength={200}
            autoFocus
            {...form.getInputProps('title')}
          />
          <NativeSelect
            label={t('documents.kind')}
            data={kinds.map((kind) => ({ value: kind, label: t(`documents.kinds.${kind}`) }))}
            {...form.getInputProps('kind')}
          />
          <Radio.Group label={t('documents.who')} size="md" {...form.getInputProps('visibility')}>
            <Stack gap={0} mt={4}>
              <Radio value="care" size="md" label={t('documents.care')} classNames={{ body: 'target' }} />
              <Radio
                value="patient-and-author"
                size="md"
                label={t('documents.onlyMe')}
                classNames={{ body: 'target' }}
              />
            </Stack>
          </Radio.Group>
          {sending.error && !aboutFile && !fieldsKnow && <Failure error={sending.error} />}
          {sending.busy ? (
            <UploadProgress progress={sending.progress} onCallOff={sending.callOff} />
          ) : (
            <Group gap="sm">
              <Button type="submit">{t('documents.send')}</Button>
              <Button variant="default" onClick={begin}>
                {t('common:cancel')}
              </Button>
            </Group>
          )}
        </Stack>
        <UnsavedGuard unsaved={() => true} />
      </form>
    </Card>
  );
}
