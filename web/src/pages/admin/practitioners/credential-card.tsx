import { Badge, Box, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credential } from '../../../api/schema';
import { useAccount } from '../../../api/session';
import { sizeWords } from '../../../format/size';
import { Facts } from '../../../shell/facts';
import { TextLink } from '../../../shell/links';
import { Since } from '../applications/application-lists';
import { useDocumentButtons } from '../applications/document-buttons';
import { LicenceExpiry } from '../applications/licence';
import { credentialFileQuery } from '../applications/use-document';
import type { Decision } from './use-decision';

interface CardProps {
  credential: Credential;
  name: string;
  /** Whether it says whose it is. */
  named: boolean;
  onAsk: (action: Decision['action']) => void;
}

/** One document: what it says, the file itself, and what can be decided about it. */
export function CredentialCard({ credential, name, named, onAsk }: CardProps) {
  const { t } = useTranslation(['practitioners', 'admin']);
  const account = useAccount();
  const { buttons, failures } = useDocumentButtons(credentialFileQuery(credential), credential.name);
  const { practitionerId, status } = credential;
  const kind = t(`admin:documents.kind.${credential.kind}`);
  const words = { kind, name };
  const own = account.practitionerId === practitionerId;
  return (
    <Card component="li" padding="md" pt={named ? 6 : 'md'}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={3}>
            {named ? (
              <TextLink
                to="/admin/practitioners/$practitionerId"
                params={{ practitionerId }}
                inherit
                style={{ display: 'inline-block', padding: '10px 0' }}
              >
                {t('credentials.of', words)}
              </TextLink>
            ) : (
              kind
            )}
          </Title>
          <Status credential={credential} />
        </Group>
        <Box maw={640}>
          <Facts facts={useFacts(credential)} />
        </Box>
        <Group justify="space-between" gap="xs">
          <Group gap="xs">{buttons}</Group>
          {status === 'pending' && !own && (
            <Group gap="xs">
              <Button aria-label={t('credentials.verify.of', words)} onClick={() => onAsk('verify')}>
                {t('credentials.verify.action')}
              </Button>
              <Button
                variant="default"
                c="var(--mantine-color-error)"
                aria-label={t('credentials.reject.of', words)}
                onClick={() => onAsk('reject')}
              >
                {t('credentials.reject.action')}
              </Button>
            </Group>
          )}
        </Group>
        {status === 'pending' && own && <Text c="dimmed">{t('credentials.own')}</Text>}
        {failures}
      </Stack>
    </Card>
  );
}

function useFacts(credential: Credential): (readonly [string, ReactNode])[] {
  const { t } = useTranslation(['practitioners', 'admin']);
  const { kind, licenceNumber, licenceIssuingBody, expiresOn, name, size, uploadedAt, decidedAt, reason } = credential;
  const before = <Text c="dimmed">{t('credentials.asBefore')}</Text>;
  return [
    ...(kind === 'licence'
      ? ([
          [t('admin:application.number'), licenceNumber ?? before],
          [t('admin:application.issuingBody'), licenceIssuingBody ?? before],
        ] as const)
      : []),
    ...(expiresOn === null ? [] : ([[t('valid'), <LicenceExpiry key="until" expiresOn={expiresOn} />]] as const)),
    [
      t('credentials.file'),
      <span key="file" style={{ overflowWrap: 'anywhere' }}>
        {name}
        <Text c="dimmed" size="sm" component="span" display="block">
          {sizeWords(size)}
        </Text>
      </span>,
    ],
    [t('admin:applications.handedIn'), <Since key="since" at={uploadedAt} />],
    ...(decidedAt === null ? [] : ([[t('credentials.decided'), <Since key="decided" at={decidedAt} />]] as const)),
    ...(reason === null
      ? []
      : ([
          [
            t('credentials.reject.reason'),
            <Text key="reason" style={{ whiteSpace: 'pre-line' }}>
              {reason}
            </Text>,
          ],
        ] as const)),
  ];
}

function Status({ credential: { status, expired } }: { credential: Credential }) {
  const { t } = useTranslation('practitioners');
  const words = status === 'verified' && expired ? 'expired' : status;
  return (
    <Badge
      size="lg"
      miw="max-content"
      color={{ pending: 'yellow', verified: 'teal', rejected: 'red', expired: 'red' }[words]}
      variant={words === 'verified' ? 'light' : 'default'}
    >
      {t(`credentials.status.${words}`)}
    </Badge>
  );
}
