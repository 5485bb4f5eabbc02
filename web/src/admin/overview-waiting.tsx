import { Card, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../api/clock';
import { dateOf, readersZone } from '../format/zoned';
import { Failure } from '../shell/failure';
import { ButtonLink } from '../shell/links';
import { since, waitingApplications } from './queries';
import { daysBetween, daysWords } from './words';

/** How many applications wait for a decision, and since when. */
export function WaitingCard() {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useQuery(waitingApplications);
  const oldest = data?.toSorted((a, b) => since(a).localeCompare(since(b)))[0];
  const day = (at: string | number) => dateOf(at, readersZone());
  return (
    <Card component="section" aria-labelledby="waiting">
      <Title order={2} id="waiting" size="h3">
        {t('overview.applications')}
      </Title>
      {!data && !error && <Skeleton height={60} mt="sm" />}
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {data?.length === 0 && <Text mt={4}>{t('overview.nothingWaits')}</Text>}
      {data && oldest && (
        <Group justify="space-between" mt={4}>
          <div>
            <Text fz="1.6rem" fw={650} lh={1.3} className="tabular">
              {t('overview.waiting', { count: data.length })}
            </Text>
            <Text c="dimmed">
              {t('overview.oldest', {
                name: oldest.fullName,
                when: daysWords(daysBetween(day(serverNow()), day(since(oldest)))),
              })}
            </Text>
          </div>
          <ButtonLink to="/admin/applications">{t('overview.review')}</ButtonLink>
        </Group>
      )}
    </Card>
  );
}
