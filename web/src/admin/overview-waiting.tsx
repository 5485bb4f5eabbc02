import { Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../api/clock';
import { dateOf, readersZone } from '../format/zoned';
import { Failure } from '../shell/failure';
import { ButtonLink } from '../shell/links';
import { Fine } from './fine';
import { since, waitingApplications } from './queries';
import { daysBetween, daysWords } from './words';

/** How many applications wait for a decision, and since when. */
export function WaitingCard() {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useQuery(waitingApplications);
  const oldest = data?.toSorted((a, b) => since(a).localeCompare(since(b)))[0];
  const day = (at: string | number) => dateOf(at, readersZone());
  return (
    <Stack component="section" aria-labelledby="waiting" gap="sm">
      <Title order={2} id="waiting">
        {t('overview.applications')}
      </Title>
      {!data && !error && <Skeleton height={92} />}
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {data && !oldest && <Fine>{t('overview.nothingWaits')}</Fine>}
      {data && oldest && (
        <Card padding="md">
          <Group justify="space-between">
            <div>
              <Text fz="1.3rem" fw={650} lh={1.3} className="tabular">
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
        </Card>
      )}
    </Stack>
  );
}
