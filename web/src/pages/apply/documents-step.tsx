import { Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/schema';
import { useAccount } from '../../api/session';
import { sizeWords } from '../../format/size';
import { CredentialFile } from '../../parts/practitioner/credential-file';
import { useSendFile } from '../../shell/files/use-send-file';
import classes from '../../shell/line-list.module.css';
import { ownApplicationQuery, type ReadApplication } from './queries';
import { StepEnd } from './step-end';

const kinds = ['licence', 'diploma', 'identity', 'other'] as const;

/** The proofs: each is sent when it is chosen, with a bar. */
export function DocumentsStep({ read, onKept }: { read: ReadApplication; onKept: () => void }) {
  const { t } = useTranslation('apply');
  const queries = useQueryClient();
  const { queryKey } = ownApplicationQuery(useAccount().id);
  const { id, documents } = read.application;
  const sending = useSendFile(() => void queries.invalidateQueries({ queryKey }));
  return (
    <Stack gap="md">
      <div>
        <Title order={2}>{t('steps.documents')}</Title>
        <Text c="dimmed">{t('documents.hint')}</Text>
      </div>
      <DocumentList documents={documents} />
      <CredentialFile
        sending={sending}
        onSend={({ kind, file }) =>
          sending.send({
            method: 'POST',
            path: `/api/v1/practitioner-applications/${id}/documents`,
            file,
            fields: { kind },
          })
        }
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onKept();
        }}
      >
        <StepEnd step="documents" error={null} busy={false} />
      </form>
    </Stack>
  );
}

/** What has been handed in. */
export function DocumentList({ documents }: Pick<Application, 'documents'>) {
  const { t } = useTranslation('apply');
  if (documents.length === 0) return <Text>{t('documents.none')}</Text>;
  return (
    <ul className={classes.list} aria-label={t('documents.label')}>
      {documents.map(({ id, name, kind, size }) => (
        <li key={id} className={classes.row}>
          <div className={classes.what}>
            <Text fw={600}>{name}</Text>
            <Text size="sm" c="dimmed">
              {[t(`documents.kinds.${kinds.find((known) => known === kind) ?? 'other'}`), sizeWords(size)].join(' · ')}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}
