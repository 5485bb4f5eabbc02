import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { Download, Lock, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { PatientDocument } from '../../api/schema';
import { plainDate } from '../../format/as-known';
import { sizeWords } from '../../format/size';
import { dateOf, readersZone } from '../../format/zoned';
import { useFailureWords } from '../../shell/failure';
import { saveFile } from '../../shell/files/save-file';
import { DeleteDocument } from './delete-document';

/** A document: what it is, where it comes from, and what can be done with it. */
export function DocumentCard({ document, onDeleted }: { document: PatientDocument; onDeleted: () => Promise<void> }) {
  const { t } = useTranslation(['me', 'common']);
  const [asking, setAsking] = useState(false);
  const { id, patientId, name, kind, size, uploadedAt, practitionerId, visibility, allowedActions } = document;
  const title = document.title ?? name;
  const words = useFailureWords();
  const fetching = useMutation({
    mutationFn: async () =>
      (await answered(
        api.GET('/api/v1/patients/{id}/documents/{documentId}/content', {
          params: { path: { id: patientId, documentId: id } },
          parseAs: 'blob',
        }),
      )) as unknown as Blob,
    onSuccess: (file) => {
      saveFile(file, name);
      notifications.show({ message: t('documents.saved', { name }) });
    },
    onError: (error) => notifications.show({ color: 'red', message: words(error) }),
  });
  const added = t(practitionerId === null ? 'documents.byYou' : 'documents.byPractice', {
    date: plainDate(dateOf(uploadedAt, readersZone())),
  });
  return (
    <Card component="article" padding="md">
      <Stack gap={4}>
        <Title order={3} className="wrap">
          {title}
        </Title>
        <Text c="dimmed">{[t(`documents.kinds.${kind}`), sizeWords(size), added].join(' · ')}</Text>
        {visibility === 'patient-and-author' && (
          <Group gap={6} wrap="nowrap">
            <Lock size={16} aria-hidden style={{ flexShrink: 0 }} />
            <Text>{t(practitionerId === null ? 'documents.seenByMe' : 'documents.seenByAuthor')}</Text>
          </Group>
        )}
        <Group gap="sm" mt={4}>
          <Button
            variant="default"
            leftSection={<Download size={18} aria-hidden />}
            loading={fetching.isPending}
            aria-label={t('documents.downloadOf', { title })}
            onClick={() => fetching.mutate()}
          >
            {t('documents.download')}
          </Button>
          {allowedActions.includes('delete') && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<Trash2 size={18} aria-hidden />}
              aria-label={t('documents.deleteOf', { title })}
              onClick={() => setAsking(true)}
            >
              {t('documents.delete')}
            </Button>
          )}
        </Group>
      </Stack>
      <DeleteDocument
        document={document}
        title={title}
        opened={asking}
        onClose={() => setAsking(false)}
        onDeleted={onDeleted}
      />
    </Card>
  );
}
