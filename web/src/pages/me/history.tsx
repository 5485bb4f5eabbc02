import { Card, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { ClipboardPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MedicalHistory } from '../../api/schema';
import { localMomentOf } from '../../format/moment';
import { readersZone } from '../../format/zoned';
import { HistoryView } from '../../parts/record/history-view';
import { medicalHistoryQuery } from '../../parts/record/queries';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';
import { MePage } from './me-page';
import { usePatientId } from './use-patient-id';

export const history = createLazyRoute('/me/history')({ component: HistoryPage });

/** What those who treat the patient should know. */
function HistoryPage() {
  const { t } = useTranslation('me');
  const read = useQuery(medicalHistoryQuery(usePatientId()));
  const written = read.data && read.data.updatedAt !== null ? read.data : undefined;
  const change = <ButtonLink to="/me/history/edit">{t('history.change')}</ButtonLink>;
  return (
    <MePage title={t('history.title')} lead={t('history.lead')} actions={written && change}>
      {read.isPending && <Skeleton h={420} />}
      {read.error && <Failure error={read.error} retry={() => void read.refetch()} />}
      {read.data && !written && (
        <Empty icon={ClipboardPlus} title={t('history.none')}>
          {t('history.noneText')}
          <div style={{ marginTop: 12 }}>
            <ButtonLink to="/me/history/edit">{t('history.begin')}</ButtonLink>
          </div>
        </Empty>
      )}
      {written && (
        <>
          <Card>
            <HistoryView history={written} />
          </Card>
          <Written history={written} />
        </>
      )}
    </MePage>
  );
}

/** Who wrote the latest version, and when. */
function Written({ history: { updatedAt, updatedBy } }: { history: MedicalHistory }) {
  const { t } = useTranslation('me');
  if (updatedAt === null) return null;
  return (
    <Text c="dimmed">
      {t(updatedBy === 'practitioner' ? 'history.writtenByPractitioner' : 'history.writtenByYou', {
        moment: localMomentOf(updatedAt, readersZone()),
      })}
    </Text>
  );
}
