import { Kbd, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import type { Visit } from '../../api/schema';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { Page } from '../../shell/page';
import { requestsQuery } from './queries';
import { RequestCard } from './request-card';
import { SiteChoice } from '../../parts/day/site-choice';
import { useCardKeys } from './use-card-keys';
import { useDesk } from './use-desk';

export const requests = createLazyRoute('/desk/requests')({ component: Requests });

/** What waits for an answer. */
function Requests() {
  const { t } = useTranslation('practice');
  const search = requests.useSearch();
  const navigate = useNavigate();
  const desk = useDesk();
  const { sites } = desk;
  const site = sites?.find(({ id }) => id === search.siteId);
  const waiting = useQuery({ ...requestsQuery(desk.whose(site?.id)), enabled: sites !== undefined });
  const count = waiting.data?.length ?? 0;
  const error = desk.error ?? waiting.error;
  return (
    <Page
      title={count === 0 ? t('requests.title') : t('requests.titleWith', { count })}
      lead={t('requests.lead')}
      actions={
        sites && (
          <SiteChoice
            sites={sites}
            value={site?.id}
            all
            onChange={(siteId) => void navigate({ to: '/desk/requests', search: { siteId }, replace: true })}
          />
        )
      }
    >
      <VisuallyHidden role="status">{waiting.data && t('requests.waiting', { count })}</VisuallyHidden>
      {error && <Failure error={error} retry={() => void waiting.refetch()} />}
      {waiting.data ? (
        <RequestList
          visits={waiting.data}
          show={{ site: site === undefined && (sites?.length ?? 0) > 1, practitioner: desk.staff }}
        />
      ) : (
        !error && <RequestsSkeleton />
      )}
    </Page>
  );
}

function RequestList({ visits, show }: { visits: readonly Visit[]; show: { site: boolean; practitioner: boolean } }) {
  const { t } = useTranslation('practice');
  const now = useNow(30_000);
  const ids = useMemo(() => visits.map(({ id }) => id), [visits]);
  const toHeading = useCallback(() => document.querySelector<HTMLElement>('main h1')?.focus(), []);
  const cards = useCardKeys(ids, toHeading);
  if (visits.length === 0) {
    return (
      <Empty icon={Inbox} title={t('requests.empty')}>
        {t('requests.emptyText')}
      </Empty>
    );
  }
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" visibleFrom="sm">
        <Trans t={t} i18nKey="requests.keys" components={[<Kbd key="key" />]} />
      </Text>
      <Stack gap="md" role="list" aria-label={t('requests.list')} {...cards.list}>
        {visits.map((visit) => (
          <div role="listitem" key={visit.id}>
            <RequestCard
              visit={visit}
              now={now}
              current={cards.current === visit.id}
              show={show}
              onAnswered={() => cards.leaves(visit.id)}
            />
          </div>
        ))}
      </Stack>
    </Stack>
  );
}

function RequestsSkeleton() {
  return (
    <Stack gap="md" aria-hidden>
      <Skeleton h={20} w={420} maw="100%" visibleFrom="sm" />
      <Skeleton h={170} />
      <Skeleton h={170} />
    </Stack>
  );
}
