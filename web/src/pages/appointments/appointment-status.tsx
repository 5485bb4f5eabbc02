import { Card, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import type { HistoryLine, Visit, VisitStatus } from '../../api/schema';
import { localMomentOf } from '../../format/moment';
import { StatusIcon } from '../../parts/appointment/status-words';
import { whyNotMoved } from '../../parts/appointment/upcoming';
import { useViewer } from '../../parts/appointment/viewer';

const tints: Partial<Record<VisitStatus, string>> = {
  pending: 'light-dark(#fff6e5, #2e2617)',
  confirmed: 'var(--mantine-color-teal-light)',
  checked_in: 'var(--mantine-color-teal-light)',
  in_consultation: 'var(--mantine-color-teal-light)',
};

/** Where the visit stands and what happens next. It changes by itself when somebody answers, and says so. */
export function Standing({ visit, history }: { visit: Visit; history: readonly HistoryLine[] | undefined }) {
  const { t } = useTranslation(['appointment', 'common']);
  const viewer = useViewer(visit);
  const { status, approvalDeadline, timeZone } = visit;
  const deadline = localMomentOf(approvalDeadline ?? visit.start, timeZone);
  const why = status === 'declined' || status === 'cancelled' ? history?.at(-1)?.reason : undefined;
  const now = useNow(30_000);
  const unmovable = viewer === 'patient' ? whyNotMoved(visit, now) : undefined;
  return (
    <Card role="status" padding="md" bg={tints[status]} withBorder={tints[status] === undefined}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <StatusIcon status={status} size={24} />
        <Stack gap={4}>
          <Text fw={650}>{t(`common:status.${status}`)}</Text>
          <Text>{t(`standing.${viewer}.${status}`, { deadline })}</Text>
          {visit.late && <Text>{t('standing.late')}</Text>}
          {why !== undefined && <Text>{t('standing.because', { reason: why })}</Text>}
          {unmovable && <Text>{t(`standing.unmovable.${unmovable}`)}</Text>}
        </Stack>
      </Group>
    </Card>
  );
}
