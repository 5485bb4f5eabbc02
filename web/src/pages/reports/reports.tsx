import { Button, NativeSelect, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { ChartColumn, Download } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import { useAccount } from '../../api/session';
import { dateOf, plusDays, readersZone } from '../../format/zoned';
import { ClinicGlance } from '../../parts/dashboard/clinic-dashboard';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { Page } from '../../shell/page';
import { kinds, type Asked, type Kind } from './kinds';
import { reportQuery, saveCsv } from './queries';
import { ReportFilters } from './report-filters';
import type { ReportSearch } from './report-search';
import { ReportTable } from './report-table';

export const reports = createLazyRoute('/reports')({ component: Reports });

// The charts are most of the page's weight: its frame and its numbers do not wait for them.
const Chart = lazy(() => import('./chart').then((loaded) => ({ default: loaded.Chart })));

/** How the clinic does: visits, utilisation, missed visits and lead time, as picture, table and file. */
function Reports() {
  const { t } = useTranslation('reports');
  const search = reports.useSearch();
  const navigate = useNavigate();
  const today = dateOf(useNow(60_000), readersZone());
  const asked: Asked = {
    kind: search.kind ?? 'appointments',
    groupBy: search.groupBy ?? 'day',
    from: search.from ?? plusDays(today, -27),
    to: search.to ?? plusDays(today, 1),
    ...(search.siteId === undefined ? {} : { siteId: search.siteId }),
  };
  const clinic = useAccount().roles.some((role) => role === 'staff' || role === 'admin');
  const report = useQuery(reportQuery(asked));
  const kindNames = kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }));
  const saving = useMutation({ mutationFn: () => saveCsv(asked) });
  const go = (change: ReportSearch) =>
    void navigate({ to: '/reports', search: { ...search, ...change }, replace: true });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          variant="default"
          leftSection={<Download size={18} aria-hidden />}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {t('csv')}
        </Button>
      }
    >
      {clinic && <ClinicGlance />}
      <Stack gap="lg">
        <SegmentedControl
          visibleFrom="sm"
          aria-label={t('kind')}
          value={asked.kind}
          onChange={(kind) => go({ kind: kind as Kind, groupBy: undefined })}
          data={kindNames}
          styles={{ label: { padding: '9px 12px' } }}
        />
        <NativeSelect
          hiddenFrom="sm"
          label={t('kind')}
          value={asked.kind}
          onChange={({ currentTarget }) => go({ kind: currentTarget.value as Kind, groupBy: undefined })}
          data={kindNames}
        />
        <ReportFilters asked={asked} today={today} onChange={go} />
        {saving.error && <Failure error={saving.error} />}
        {report.error && <Failure error={report.error} retry={() => void report.refetch()} />}
        {!report.data && !report.error && <Skeleton height={360} />}
        {report.data?.items.length === 0 && <Empty icon={ChartColumn} title={t('none')} />}
        {report.data && report.data.items.length > 0 && (
          <Stack gap="lg" aria-busy={report.isPlaceholderData}>
            <Text c="dimmed">{t(`about.${asked.kind}`)}</Text>
            <Suspense fallback={<Skeleton height={320} />}>
              <Chart asked={asked} report={report.data} />
            </Suspense>
            <ReportTable asked={asked} report={report.data} />
          </Stack>
        )}
      </Stack>
    </Page>
  );
}
