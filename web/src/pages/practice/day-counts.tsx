import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../api/schema';
import { TextLink } from '../../shell/links';
import { requestsQuery, type Whose } from './queries';

/** The day in numbers. They change by themselves, so they are a live region. */
export function DayCounts({ visits, whose }: { visits: readonly Visit[]; whose: Whose }) {
  const { t } = useTranslation('practice');
  const waiting = useQuery(requestsQuery(whose)).data?.length;
  const count = (...statuses: string[]) => visits.filter(({ status }) => statuses.includes(status)).length;
  const here = count('checked_in', 'in_consultation');
  const done = count('completed', 'no_show');
  return (
    <Group role="status" aria-label={t('day.counts.label')} gap="lg" mih={28} style={{ rowGap: 4 }}>
      <Text fw={600}>{t('day.counts.visits', { count: count('pending', 'confirmed') + here + done })}</Text>
      <Text>{t('day.counts.here', { count: here })}</Text>
      <Text>{t('day.counts.done', { count: done })}</Text>
      {waiting !== undefined &&
        (waiting === 0 ? (
          <Text c="dimmed">{t('day.counts.waiting', { count: 0 })}</Text>
        ) : (
          <TextLink to="/desk/requests" search={{ siteId: whose.siteId }} fw={600} underline="always">
            {t('day.counts.waiting', { count: waiting })}
          </TextLink>
        ))}
    </Group>
  );
}
