import { Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Rows, type Column } from '../../shell/rows';
import type { ClinicDashboard } from '../../api/schema';
import { figureWords } from '../../format/figures';
import { TextLink } from '../../shell/links';

type SiteDay = ClinicDashboard['sites'][number];

/** The day of each site: how many come, are here and are done, and how full it is. */
export function SiteDays({ sites }: { sites: readonly SiteDay[] }) {
  const { t } = useTranslation('dashboard');
  const columns: Column<SiteDay>[] = [
    { label: t('columns.expected'), cell: ({ today }) => count(today.pending + today.confirmed) },
    { label: t('columns.here'), cell: ({ today }) => count(today.checked_in + today.in_consultation) },
    { label: t('columns.done'), cell: ({ today }) => count(today.completed) },
    { label: t('columns.off'), cell: ({ today }) => count(today.cancelled + today.no_show) },
    { label: t('columns.filled'), cell: ({ utilisationToday }) => <Filled {...utilisationToday} /> },
    { label: t('columns.week'), cell: ({ utilisationNext7Days }) => <Filled {...utilisationNext7Days} /> },
  ];
  return (
    <Rows
      label={t('sites')}
      titleLabel={t('site')}
      rows={sites}
      titleLevel={3}
      titleOf={({ id, name }) => (
        <TextLink to="/board" search={{ siteId: id }} inherit display="inline-block" py={10}>
          {name}
        </TextLink>
      )}
      columns={columns}
    />
  );
}

const count = (number: number) => <span className="tabular">{figureWords(number, 'count')}</span>;

/** How much of the working time has a visit. The bar only repeats the number. */
export function Filled({ utilisation }: { utilisation: number | null }) {
  const { t } = useTranslation('dashboard');
  if (utilisation === null) return <Text c="dimmed">{t('nobodyWorks')}</Text>;
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress value={Math.min(100, utilisation * 100)} w={64} aria-hidden />
      <span className="tabular">{figureWords(utilisation, 'share')}</span>
    </Group>
  );
}
