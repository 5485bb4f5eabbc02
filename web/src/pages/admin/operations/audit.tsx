import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import type { AuditEvent } from '../../../api/schema';
import { momentOf, plusDays, readersZone, startOfDay } from '../../../format/zoned';
import { Choice } from '../../../shell/choice';
import { Empty } from '../../../shell/empty';
import { Failure } from '../../../shell/failure';
import { actions, type AuditSearch } from './audit-search';
import { AdminPage } from '../admin-page';
import { More } from '../../../shell/more';
import { paged } from '../queries';
import { Rows, RowsSkeleton, type Column } from '../../../shell/rows';

export const audit = createLazyRoute('/admin/audit')({ component: Audit });

const eventsOf = ({ from, to, ...filter }: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'audit', filter, from, to],
    queryFn: ({ pageParam }) => {
      const range = { from: from && startOfDay(from), to: to && startOfDay(plusDays(to, 1)) };
      const query = { ...filter, ...range, limit: 50, cursor: pageParam };
      return answered(api.GET('/api/v1/audit-events', { params: { query } }));
    },
    placeholderData: keepPreviousData,
    ...paged,
  });

/** Who looked at or changed what, newest first. Nobody can change it. */
function Audit() {
  const { t } = useTranslation(['admin', 'common']);
  const filter = audit.useSearch();
  const navigate = useNavigate();
  const list = useInfiniteQuery(eventsOf(filter));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const narrow = (change: AuditSearch) =>
    void navigate({ to: '/admin/audit', search: { ...filter, ...change }, replace: true });
  const columns: Column<AuditEvent>[] = [
    { label: t('audit.who'), cell: (event) => <Who event={event} /> },
    { label: t('audit.what'), cell: (event) => <What event={event} /> },
    { label: t('audit.whose'), cell: (event) => <Whose event={event} /> },
    { label: t('audit.why'), cell: ({ reason }) => reason ?? '–' },
  ];
  const narrowed = filter.accountId ?? filter.patientId;
  return (
    <AdminPage title={t('audit.title')} lead={t('audit.lead')}>
      <Stack>
        <Group align="flex-end">
          <Choice
            label={t('audit.action')}
            value={filter.action}
            options={actions.map((action) => [action, t(`audit.actions.${action}`)])}
            onChange={(action) => narrow({ action })}
          />
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              label={t(`audit.${end}`)}
              value={filter[end] ?? ''}
              onChange={({ currentTarget }) => narrow({ [end]: currentTarget.value || undefined })}
            />
          ))}
          {narrowed && (
            <Button variant="default" onClick={() => narrow({ accountId: undefined, patientId: undefined })}>
              {t('audit.everybody')}
            </Button>
          )}
        </Group>
        {list.error && !rows ? <Failure error={list.error} retry={() => void list.refetch()} /> : null}
        {!rows && !list.error && <RowsSkeleton />}
        {rows?.length === 0 && <Empty icon={ScrollText} title={t('audit.none')} />}
        {rows && rows.length > 0 && (
          <Rows
            label={t('audit.title')}
            titleLabel={t('audit.when')}
            rows={rows}
            titleOf={({ at }) => momentOf(at, readersZone())}
            columns={columns}
          />
        )}
        <More list={list} />
      </Stack>
    </AdminPage>
  );
}

function Who({ event: { accountName, actingAs } }: { event: AuditEvent }) {
  const { t } = useTranslation('admin');
  return (
    <>
      {accountName ?? t('audit.gone')}
      <Text size="sm" c="dimmed">
        {t(`accounts.role.${actingAs as 'admin'}`)}
      </Text>
    </>
  );
}

/** One patient by name; of a list how many there were. */
function Whose({ event: { patientName, patientIds } }: { event: AuditEvent }) {
  const { t } = useTranslation('admin');
  return patientIds ? t('audit.patients', { count: patientIds.length }) : (patientName ?? '–');
}

function What({ event: { action, resource, changed } }: { event: AuditEvent }) {
  const { t } = useTranslation('admin');
  return (
    <>
      {t(`audit.actions.${action as 'read'}`)}: {t(`audit.resources.${resource as 'note'}`, { defaultValue: resource })}
      {changed && changed.length > 0 && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {changed.join(', ')}
        </Text>
      )}
    </>
  );
}
