import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { PatientDocument } from '../../api/schema';
import { sizeWords } from '../../format/size';
import { readersZone, shortDayOf } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import { saveFile } from '../../shell/files/save-file';
import classes from '../../shell/line-list.module.css';
import { documentsQuery } from '../../parts/record/document-queries';
import { More } from '../../shell/more';

/** The documents of a record, newest first; `appointmentId`: only those of a visit. */
export function Documents({ patientId, appointmentId }: { patientId: string; appointmentId?: string }) {
  const { t } = useTranslation('consultation');
  const list = useInfiniteQuery(documentsQuery(patientId, appointmentId));
  const found = list.data?.pages.flatMap(({ items }) => items);
  if (list.error && !found) return <Failure error={list.error} retry={() => void list.refetch()} />;
  if (!found) return <Skeleton h={64} />;
  if (found.length === 0) return <Text c="dimmed">{t('documents.none')}</Text>;
  return (
    <>
      <ul className={classes.list}>
        {found.map((document) => (
          <Row key={document.id} document={document} />
        ))}
      </ul>
      <More list={list} />
    </>
  );
}

function Row({ document }: { document: PatientDocument }) {
  const { t } = useTranslation('consultation');
  const queries = useQueryClient();
  const { id: documentId, patientId: id, name, title, kind, size, uploadedAt, practitionerId } = document;
  const path = { id, documentId };
  const fetching = useMutation({
    mutationFn: async () =>
      (await answered(
        api.GET('/api/v1/patients/{id}/documents/{documentId}/content', { params: { path }, parseAs: 'blob' }),
      )) as unknown as Blob,
    onSuccess: (file) => saveFile(file, name),
  });
  const removing = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/patients/{id}/documents/{documentId}', { params: { path } })),
    onSuccess: async () => {
      notifications.show({ message: t('documents.removed', { name }) });
      await queries.invalidateQueries({ queryKey: ['documents', id] });
    },
  });
  const facts = [
    t(`documents.kinds.${kind}`),
    sizeWords(size),
    t(practitionerId === null ? 'documents.byPatient' : 'documents.byPractitioner', {
      when: shortDayOf(uploadedAt, readersZone()),
    }),
    document.visibility === 'patient-and-author' && t('documents.private'),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Text fw={600}>{title ?? name}</Text>
        <Text size="sm" c="dimmed">
          {facts.filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<Download size={18} aria-hidden />}
          loading={fetching.isPending}
          onClick={() => fetching.mutate()}
          aria-label={t('documents.downloadOf', { name: title ?? name })}
        >
          {t('documents.download')}
        </Button>
        {document.allowedActions.includes('delete') && (
          <Button
            variant="subtle"
            color="gray"
            c="var(--mantine-color-error)"
            leftSection={<Trash2 size={18} aria-hidden />}
            loading={removing.isPending}
            onClick={() => removing.mutate()}
            aria-label={t('documents.removeOf', { name: title ?? name })}
          >
            {t('documents.remove')}
          </Button>
        )}
      </Group>
      {(fetching.error ?? removing.error) && (
        <Stack flex="1 1 100%">
          <Failure error={fetching.error ?? removing.error} />
        </Stack>
      )}
    </li>
  );
}
