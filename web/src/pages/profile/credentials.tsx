import { Badge, Button, Group, SimpleGrid, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { Credential, Practitioner } from '../../api/schema';
import { plainDate } from '../../format/as-known';
import classes from '../../shell/line-list.module.css';
import { Failure } from '../../shell/failure';
import { saveFile } from '../../shell/files/save-file';
import { useSendFile } from '../../shell/files/use-send-file';
import { CredentialFile } from '../../parts/practitioner/credential-file';
import { credentialsQuery } from './queries';

/** The licence that counts, what was handed in, and its renewal. */
export function Credentials({ profile: { id, licence } }: { profile: Practitioner }) {
  const { t } = useTranslation(['profile', 'apply']);
  const queries = useQueryClient();
  const read = useQuery(credentialsQuery(id));
  const [expiresOn, setExpiresOn] = useState('');
  const sending = useSendFile(() => {
    notifications.show({ message: t('credentials.sent') });
    setExpiresOn('');
    void queries.invalidateQueries({ queryKey: ['practitioners'] });
  });
  return (
    <Stack gap="md">
      {licence?.expiresOn && (
        <Text>{t('credentials.licence', { number: licence.number, date: plainDate(licence.expiresOn) })}</Text>
      )}
      {read.error && <Failure error={read.error} retry={() => void read.refetch()} />}
      {read.isPending && <Skeleton h={64} />}
      {read.data?.length === 0 && <Text c="dimmed">{t('credentials.none')}</Text>}
      <ul className={classes.list}>
        {read.data?.map((one) => (
          <Row key={one.id} credential={one} />
        ))}
      </ul>
      <Title order={3}>{t('credentials.handIn')}</Title>
      <Text c="dimmed">{t('credentials.handInText')}</Text>
      <CredentialFile
        sending={sending}
        onSend={({ kind, file }) =>
          sending.send({
            method: 'POST',
            path: `/api/v1/practitioners/${id}/credentials`,
            file,
            fields: { kind, ...(expiresOn === '' ? {} : { expiresOn }) },
          })
        }
      >
        {(kind) => (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              type="date"
              label={t(kind === 'licence' ? 'credentials.validUntil' : 'credentials.validUntilOptional')}
              value={expiresOn}
              onChange={(event) => setExpiresOn(event.currentTarget.value)}
            />
          </SimpleGrid>
        )}
      </CredentialFile>
    </Stack>
  );
}

function Row({ credential }: { credential: Credential }) {
  const { t } = useTranslation(['profile', 'apply']);
  const { id: credentialId, practitionerId: id, name, kind, status, expiresOn, expired, reason } = credential;
  const fetching = useMutation({
    mutationFn: async () =>
      (await answered(
        api.GET('/api/v1/practitioners/{id}/credentials/{credentialId}/content', {
          params: { path: { id, credentialId } },
          parseAs: 'blob',
        }),
      )) as unknown as Blob,
    onSuccess: (file) => saveFile(file, name),
  });
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Group gap="xs" style={{ rowGap: 2 }}>
          <Text fw={600}>{t(`apply:documents.kinds.${kind}`)}</Text>
          <Badge variant={status === 'rejected' || expired ? 'filled' : 'default'} color="red.9">
            {t(expired ? 'credentials.expired' : `credentials.status.${status}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {[name, expiresOn && t('credentials.until', { date: plainDate(expiresOn) })].filter(Boolean).join(' · ')}
        </Text>
        {reason !== null && <Text size="sm">{t('credentials.because', { reason })}</Text>}
      </div>
      <Button
        variant="default"
        leftSection={<Download size={18} aria-hidden />}
        loading={fetching.isPending}
        onClick={() => fetching.mutate()}
        aria-label={t('credentials.downloadOf', { name })}
      >
        {t('credentials.download')}
      </Button>
      {fetching.error && <Failure error={fetching.error} />}
    </li>
  );
}
