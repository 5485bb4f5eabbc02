import { Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Application, ApplicationDocument } from '../../../api/schema';
import { plainDate } from '../../../format/as-known';
import { sizeWords } from '../../../format/size';
import { dateOf, readersZone } from '../../../format/zoned';
import { Failure } from '../../../shell/failure';
import { useObjectUrl } from '../../../shell/files/use-object-url';
import { useDocumentButtons } from './document-buttons';
import { documentQuery } from './use-document';

const kinds = ['licence', 'diploma', 'identity', 'other'] as const;

/** What the applicant has shown: images at once, everything to open and to save. */
export function ApplicationDocuments({ application: { id, documents } }: { application: Application }) {
  const { t } = useTranslation('admin');
  return (
    <Card component="section" aria-labelledby="documents">
      <Title order={2} id="documents" mb="md">
        {t('documents.title')}
      </Title>
      {documents.length === 0 && <Text c="dimmed">{t('documents.none')}</Text>}
      <Stack gap="xl">
        {documents.map((document) => (
          <DocumentCard key={document.id} applicationId={id} document={document} />
        ))}
      </Stack>
    </Card>
  );
}

function DocumentCard({ applicationId, document }: { applicationId: string; document: ApplicationDocument }) {
  const { t } = useTranslation('admin');
  const { id, name, type, size, uploadedAt } = document;
  const kind = kinds.find((known) => known === document.kind) ?? 'other';
  const { buttons, failures } = useDocumentButtons(documentQuery(applicationId, id), name);
  return (
    <Stack gap="xs">
      <div>
        <Title order={3}>{t(`documents.kind.${kind}`)}</Title>
        <Text style={{ overflowWrap: 'anywhere' }}>{name}</Text>
        <Text c="dimmed" size="sm">
          {t('documents.added', { size: sizeWords(size), when: plainDate(dateOf(uploadedAt, readersZone())) })}
        </Text>
      </div>
      {type.startsWith('image/') && <Preview applicationId={applicationId} document={document} />}
      <Group gap="xs">{buttons}</Group>
      {failures}
    </Stack>
  );
}

function Preview({ applicationId, document }: { applicationId: string; document: ApplicationDocument }) {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useQuery(documentQuery(applicationId, document.id));
  const url = useObjectUrl(data);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!url) return <Skeleton height={220} />;
  return (
    <img
      src={url}
      alt={t('documents.preview', { name: document.name })}
      style={{ maxWidth: '100%', maxHeight: '70vh', objectFit: 'contain', objectPosition: 'left top' }}
    />
  );
}
