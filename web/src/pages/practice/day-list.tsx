import { Card, Skeleton, Stack, Text, Title } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../api/schema';
import { Empty } from '../../shell/empty';
import type { DayOrder } from './day-order';
import { NextVisit } from './next-appointment';
import { VisitRow } from './appointment-row';

interface Shown {
  site: boolean;
  practitioner: boolean;
}

/** The visits of a day: who is next, who is to come, who was here, and what does not take place. */
export function DayList({ order, isToday, show }: { order: DayOrder; isToday: boolean; show: Shown }) {
  const { t } = useTranslation('practice');
  const { next, open, done, gone } = order;
  if (!next && open.length + done.length + gone.length === 0) {
    return (
      <Empty icon={CalendarDays} title={t('day.empty')}>
        {t('day.emptyText')}
      </Empty>
    );
  }
  return (
    <Stack gap="xl">
      {next && <NextVisit key={next.id} visit={next} showSite={show.site} />}
      <Group title={isToday ? t('day.toCome') : t('day.planned')} visits={open} show={show} />
      {!next && open.length === 0 && done.length > 0 && isToday && <Text c="dimmed">{t('day.over')}</Text>}
      <Group title={t('day.done')} visits={done} show={show} />
      <Group title={t('day.gone')} visits={gone} show={show} />
    </Stack>
  );
}

function Group({ title, visits, show }: { title: string; visits: readonly Visit[]; show: Shown }) {
  const id = useId();
  if (visits.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h3" id={id} mb="xs">
        {title}
      </Title>
      <Card py="xs" px={{ base: 'sm', sm: 'lg' }}>
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {visits.map((visit) => (
            <VisitRow key={visit.id} visit={visit} show={show} />
          ))}
        </ul>
      </Card>
    </section>
  );
}

/** The shape of a day that is being read. */
export function DaySkeleton() {
  return (
    <Stack gap="lg" aria-hidden>
      <Skeleton h={28} w={280} />
      <Skeleton h={148} />
      <Skeleton h={80} />
      <Skeleton h={80} />
      <Skeleton h={80} />
    </Stack>
  );
}
