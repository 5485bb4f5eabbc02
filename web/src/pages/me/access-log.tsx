import { SegmentedControl, Skeleton, Stack, Title } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { AccessLogEntry } from '../../api/schema';
import { localDayOf } from '../../format/moment';
import { dateOf, readersZone } from '../../format/zoned';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { More } from '../../shell/more';
import { AccessLine } from './access-line';
import classes from './list.module.css';
import { MePage } from './me-page';

export const accessLog = createLazyRoute('/me/access-log')({ component: AccessLogPage });

const accessLogQuery = (by: 'everybody' | 'others') =>
  infiniteQueryOptions({
    queryKey: ['access-log', by],
    queryFn: ({ pageParam, signal }) => {
      const query = { by, limit: 25, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return answered(api.GET('/api/v1/me/access-log', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 0,
  });

/** Who looked at the patient's record or changed it, the latest first, in sentences. */
function AccessLogPage() {
  const { t } = useTranslation('me');
  const { by = 'others' } = accessLog.useSearch();
  const navigate = useNavigate();
  const list = useInfiniteQuery(accessLogQuery(by));
  const entries = list.data?.pages.flatMap(({ items }) => items);
  return (
    <MePage title={t('log.title')} lead={t('log.lead')}>
      <SegmentedControl
        size="md"
        aria-label={t('log.filter')}
        value={by}
        onChange={(value) =>
          void navigate({
            to: '/me/access-log',
            search: { by: value === 'everybody' ? 'everybody' : undefined },
            replace: true,
          })
        }
        data={[
          { value: 'others', label: t('log.others') },
          { value: 'everybody', label: t('log.everybody') },
        ]}
      />
      {list.isPending && <Skeleton h={320} />}
      {list.error && !entries && <Failure error={list.error} retry={() => void list.refetch()} />}
      {entries?.length === 0 && (
        <Empty icon={EyeOff} title={t('log.none')}>
          {t(by === 'others' ? 'log.noneOthers' : 'log.noneText')}
        </Empty>
      )}
      {entries && byDay(entries).map(([date, lines]) => <Day key={date} entries={lines} />)}
      <More list={list} />
    </MePage>
  );
}

function Day({ entries }: { entries: readonly AccessLogEntry[] }) {
  return (
    <Stack component="section" gap={4}>
      <Title order={2} size="h3">
        {localDayOf(entries[0]!.at, readersZone())}
      </Title>
      <ul className={classes.list}>
        {folded(entries).map((looks) => (
          <AccessLine key={looks[0]!.id} looks={looks} />
        ))}
      </ul>
    </Stack>
  );
}

/** The lines of each of the reader's days; they come in order. */
function byDay(entries: readonly AccessLogEntry[]): [string, AccessLogEntry[]][] {
  const days = new Map<string, AccessLogEntry[]>();
  for (const entry of entries) {
    const date = dateOf(entry.at, readersZone());
    days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return [...days];
}

/** The same done several times in a row is one line: a page of the record is more than one look. */
function folded(entries: readonly AccessLogEntry[]): AccessLogEntry[][] {
  const lines: AccessLogEntry[][] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last && isAlike(last[0]!, entry)) last.push(entry);
    else lines.push([entry]);
  }
  return lines;
}

function isAlike(one: AccessLogEntry, other: AccessLogEntry): boolean {
  return (['name', 'actingAs', 'own', 'action', 'resource', 'inList'] as const).every((key) => one[key] === other[key]);
}
