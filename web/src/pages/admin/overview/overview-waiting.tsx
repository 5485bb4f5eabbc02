import { Card, Group, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/clock';
import { dateOf, readersZone } from '../../../format/zoned';
import { Failure } from '../../../shell/failure';
import { ButtonLink } from '../../../shell/links';
import { Fine } from '../fine';
import { undecidedCredentials } from '../practitioners/queries';
import { since, waitingApplications } from '../queries';
import { daysBetween, daysWords } from '../../../format/words';

/** What waits for a decision: how much of it, and since when. */
export function WaitingCard() {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <WaitingApplications />
      <WaitingCredentials />
    </SimpleGrid>
  );
}

function WaitingApplications() {
  const { t } = useTranslation('admin');
  const read = useQuery(waitingApplications);
  const oldest = read.data?.toSorted((a, b) => since(a).localeCompare(since(b)))[0];
  return (
    <Waiting
      id="waiting"
      title={t('overview.applications')}
      read={read}
      none={t('overview.nothingWaits')}
      count={oldest && t('overview.waiting', { count: read.data?.length })}
      oldest={oldest && t('overview.oldest', { name: oldest.fullName, when: whenWords(since(oldest)) })}
      link={<ButtonLink to="/admin/applications">{t('overview.review')}</ButtonLink>}
    />
  );
}

function WaitingCredentials() {
  const { t } = useTranslation('practitioners');
  const read = useInfiniteQuery(undecidedCredentials);
  const all = read.data?.pages.flatMap((page) => page.items) ?? [];
  const [oldest] = all;
  return (
    <Waiting
      id="waiting-credentials"
      title={t('overview.title')}
      read={read}
      none={t('queue.none')}
      count={oldest && t(read.hasNextPage ? 'overview.waitingMore' : 'overview.waiting', { count: all.length })}
      oldest={oldest && t('overview.oldest', { name: oldest.practitionerName, when: whenWords(oldest.uploadedAt) })}
      link={<ButtonLink to="/admin/credentials">{t('overview.review')}</ButtonLink>}
    />
  );
}

const day = (at: string | number) => dateOf(at, readersZone());
const whenWords = (at: string) => daysWords(daysBetween(day(serverNow()), day(at)));

function Waiting({
  id,
  title,
  read: { data, error, refetch },
  none,
  count,
  oldest,
  link,
}: {
  id: string;
  title: string;
  read: { data?: unknown; error: unknown; refetch: () => unknown };
  none: string;
  /** Undefined: nothing waits. */
  count: string | undefined;
  oldest: string | undefined;
  link: ReactNode;
}) {
  return (
    <Stack component="section" aria-labelledby={id} gap="sm">
      <Title order={2} id={id}>
        {title}
      </Title>
      {!data && !error ? <Skeleton height={92} /> : null}
      {error && !data ? <Failure error={error} retry={() => void refetch()} /> : null}
      {data && count === undefined ? <Fine>{none}</Fine> : null}
      {count !== undefined && (
        <Card padding="md" flex={1}>
          <Group justify="space-between">
            <div>
              <Text fz="1.3rem" fw={650} lh={1.3} className="tabular">
                {count}
              </Text>
              <Text c="dimmed">{oldest}</Text>
            </div>
            {link}
          </Group>
        </Card>
      )}
    </Stack>
  );
}
