import { Card, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shell/failure';
import { TextLink } from '../../../shell/links';
import { useEarliestToday } from '../holidays/holidays';
import { allSites, allSpecialties, allVisitTypes, holidaysFrom } from '../queries';
import { plainDate } from '../../../format/as-known';

/** The catalogues of the clinic, each with what is in it. */
export function Areas() {
  const { t } = useTranslation('admin');
  const sites = useInfiniteQuery(allSites);
  const visitTypes = useInfiniteQuery(allVisitTypes);
  const specialties = useInfiniteQuery(allSpecialties);
  return (
    <>
      <Area to="/admin/sites" title={t('nav.sites')}>
        <Count list={sites} />
      </Area>
      <Area to="/admin/visit-types" title={t('nav.visitTypes')}>
        <Count list={visitTypes} />
      </Area>
      <Area to="/admin/specialties" title={t('nav.specialties')}>
        <Count list={specialties} />
      </Area>
      <Area to="/admin/holidays" title={t('nav.holidays')}>
        <NextHoliday />
      </Area>
    </>
  );
}

interface AreaProps {
  to: '/admin/sites' | '/admin/visit-types' | '/admin/specialties' | '/admin/holidays';
  title: string;
  children: ReactNode;
}

function Area({ to, title, children }: AreaProps) {
  return (
    <Card padding="md" pt={6}>
      <div>
        <TextLink to={to} fw={600} style={{ display: 'inline-block', padding: '10px 0' }}>
          {title}
        </TextLink>
      </div>
      {children}
    </Card>
  );
}

interface Counted {
  data?: { pages: { items: { active: boolean }[] }[] };
  error: unknown;
  hasNextPage: boolean;
  refetch: () => unknown;
}

function Count({ list: { data, error, hasNextPage, refetch } }: { list: Counted }) {
  const { t } = useTranslation('admin');
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={20} width={120} />;
  const all = data.pages.flatMap((page) => page.items);
  const active = all.filter((one) => one.active).length;
  const inactive = all.length - active;
  const words = hasNextPage ? 'overview.countedMore' : inactive > 0 ? 'overview.countedBoth' : 'overview.counted';
  return <Text className="tabular">{t(words, { active, inactive })}</Text>;
}

function NextHoliday() {
  const { t } = useTranslation('admin');
  const today = useEarliestToday();
  const { data, error, refetch } = useQuery({ ...holidaysFrom(today), enabled: today !== undefined });
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={20} width={120} />;
  const next = data[0];
  return (
    <Text>
      {next ? t('overview.nextHoliday', { name: next.name, date: plainDate(next.date) }) : t('overview.noHoliday')}
    </Text>
  );
}
