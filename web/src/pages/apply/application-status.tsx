import { Card, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readersZone } from '../../format/zoned';
import { localMomentOf } from '../../format/moment';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { DocumentList } from './documents-step';
import type { ReadApplication } from './queries';

/** Where an application stands that is with the clinic, or decided. */
export function Standing({ read: { application } }: { read: ReadApplication }) {
  const { t } = useTranslation('apply');
  const { submittedAt, decidedAt, reason, documents } = application;
  const status = application.status as 'submitted' | 'in_review' | 'approved' | 'rejected';
  const at = decidedAt ?? submittedAt;
  return (
    <Page title={t(`standing.${status}.title`)} lead={t(`standing.${status}.text`)} width="text">
      <Card>
        <Stack gap="md">
          {at !== null && (
            <Text c="dimmed">{t(decidedAt ? 'decided' : 'handedIn', { when: localMomentOf(at, readersZone()) })}</Text>
          )}
          {status === 'rejected' && reason !== null && <Text style={{ whiteSpace: 'pre-line' }}>{reason}</Text>}
          <DocumentList documents={documents} />
          {status === 'rejected' && (
            <div>
              <ButtonLink to="/apply" search={{ again: true }}>
                {t('again')}
              </ButtonLink>
            </div>
          )}
          {status === 'approved' && (
            <div>
              <ButtonLink to="/desk/hours">{t('toHours')}</ButtonLink>
            </div>
          )}
        </Stack>
      </Card>
    </Page>
  );
}
