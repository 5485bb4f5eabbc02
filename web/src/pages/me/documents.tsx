import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { localMomentOf } from '../../format/moment';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { ButtonLink, TextLink } from '../../shell/links';
import { More } from '../../shell/more';
import { appointmentQuery } from '../../parts/appointment/queries';
import { AddDocument } from './add-document';
import { DocumentCard } from './document-card';
import { documentsQuery } from '../../parts/record/document-queries';
import { MePage } from './me-page';
import { usePatientId } from './use-patient-id';

export const documents = createLazyRoute('/me/documents')({ component: DocumentsPage });

/** The patient's documents, all of them or those of one visit. */
function DocumentsPage() {
  const { t } = useTranslation('me');
  const patientId = usePatientId();
  const { visitId } = documents.useSearch();
  const queries = useQueryClient();
  const list = useInfiniteQuery(documentsQuery(patientId, visitId));
  const found = list.data?.pages.flatMap(({ items }) => items);
  const heading = useRef<HTMLHeadingElement>(null);
  const changed = () => queries.invalidateQueries({ queryKey: ['documents', patientId] });
  return (
    <MePage title={t('documents.title')} lead={t('documents.lead')}>
      {visitId !== undefined && <OfVisit visitId={visitId} />}
      <AddDocument patientId={patientId} visitId={visitId} onAdded={() => void changed()} />
      <Stack gap="sm" component="section">
        <Title order={2} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {t('documents.list')}
        </Title>
        {list.isPending && (
          <>
            <Skeleton h={110} />
            <Skeleton h={110} />
          </>
        )}
        {list.error && !found && <Failure error={list.error} retry={() => void list.refetch()} />}
        {found?.length === 0 && (
          <Empty icon={FolderOpen} title={t('documents.none')}>
            {t('documents.noneText')}
          </Empty>
        )}
        {found?.map((document) => (
          <DocumentCard
            key={document.id}
            document={document}
            onDeleted={async () => {
              await changed();
              heading.current?.focus();
            }}
          />
        ))}
        <More list={list} />
      </Stack>
    </MePage>
  );
}

/** Which visit the page is about, and the way to all documents. */
function OfVisit({ visitId }: { visitId: string }) {
  const { t } = useTranslation('me');
  const visit = useQuery(appointmentQuery(visitId)).data;
  return (
    <Group justify="space-between" gap="sm">
      <Text>
        <TextLink to="/visits/$visitId" params={{ visitId }}>
          {visit
            ? t('documents.ofVisit', { moment: localMomentOf(visit.start, visit.timeZone) })
            : t('documents.ofOneVisit')}
        </TextLink>
      </Text>
      <ButtonLink to="/me/documents" variant="default" search={{}}>
        {t('documents.all')}
      </ButtonLink>
    </Group>
  );
}
