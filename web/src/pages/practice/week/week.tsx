import { Group, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../api/clock';
import { DayBar } from '../../../parts/day/day-bar';
import { exceptionsQuery } from '../../../parts/hours/queries';
import { visitsQuery } from '../queries';
import { SiteChoice } from '../../../parts/day/site-choice';
import { useDesk } from '../use-desk';
import { dateOf, dateWords, differsFromReader, placeOf, plusDays, readersZone } from '../../../format/zoned';
import { Failure } from '../../../shell/failure';
import { Page } from '../../../shell/page';
import { occupies } from '../../../parts/appointment/upcoming';
import { closedTimes } from './closed-times';
import { holidaysQuery, hoursQuery } from './queries';
import { WeekList } from './week-list';
import { mondayOf } from '../../../format/days';

export const week = createLazyRoute('/desk/week')({ component: Week });

// The calendar is larger than the rest of the page: phones, which show a list, never load it.
const WeekCalendar = lazy(async () => ({ default: (await import('./week-calendar')).WeekCalendar }));

/** A practitioner's week: a calendar where there is room, a list of days on phones. */
function Week() {
  const { t } = useTranslation(['week', 'practice']);
  const search = week.useSearch();
  const navigate = useNavigate();
  const now = useNow(60_000);
  const roomy = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const desk = useDesk();
  const { sites, practitionerId = '' } = desk;

  // One calendar has one clock: sites with clocks of their own are looked at one by one.
  const zones = new Set(sites?.map(({ timeZone }) => timeZone));
  const site = sites?.find(({ id }) => id === search.siteId) ?? (zones.size > 1 ? sites?.[0] : undefined);
  const timeZone = (site ?? sites?.[0])?.timeZone ?? readersZone();
  const today = dateOf(now, timeZone);
  const monday = mondayOf(search.date ?? today);
  const after = plusDays(monday, 7);

  const whose = { practitionerId, ...(site ? { siteId: site.id } : {}) };
  const visits = useQuery({ ...visitsQuery(whose, monday, after), enabled: sites !== undefined });
  const hours = useQuery(hoursQuery(practitionerId, monday));
  const leave = useQuery(exceptionsQuery(practitionerId));
  const holidays = useQuery(holidaysQuery(monday, after));
  const taken = visits.data?.filter((visit) => occupies(visit) || ['completed', 'no_show'].includes(visit.status));
  const closed = closedTimes(leave.data ?? [], holidays.data ?? [], sites ?? [], site?.id, t);
  const error = desk.error ?? visits.error ?? hours.error ?? leave.error ?? holidays.error;
  const again = () => void Promise.all([visits, hours, leave, holidays].map((read) => read.refetch()));

  const go = (change: { date?: string; siteId?: string }) =>
    navigate({ to: '/desk/week', search: { ...search, ...change }, replace: true });
  const from = dateWords(monday, { day: 'numeric', month: 'long' });
  const to = dateWords(plusDays(monday, 6), { day: 'numeric', month: 'long', year: 'numeric' });
  const elsewhere = differsFromReader(new Date(now).toISOString(), timeZone);
  return (
    <Page
      title={t('title', { from, to })}
      lead={elsewhere ? t('practice:day.zone', { place: placeOf(timeZone) }) : undefined}
    >
      <Group align="end" gap="md">
        <DayBar
          date={search.date ?? today}
          today={today}
          step={7}
          words={{ previous: t('previous'), next: t('next'), today: t('thisWeek') }}
          onChange={(chosen) => void go({ date: chosen === today ? undefined : chosen })}
        />
        {sites && (
          <SiteChoice
            sites={sites}
            value={site?.id}
            all={zones.size === 1}
            onChange={(siteId) => void go({ siteId })}
          />
        )}
      </Group>
      {error && <Failure error={error} retry={again} />}
      {taken && hours.data && leave.data && holidays.data ? (
        roomy ? (
          <Suspense fallback={<Skeleton h={640} />}>
            <WeekCalendar
              monday={monday}
              timeZone={timeZone}
              visits={taken}
              hours={hours.data.filter((set) => site === undefined || set.siteId === site.id)}
              closed={closed}
            />
          </Suspense>
        ) : (
          <WeekList
            monday={monday}
            today={today}
            timeZone={timeZone}
            visits={taken}
            closed={closed}
            showSite={!site && (sites?.length ?? 0) > 1}
          />
        )
      ) : (
        !error && <Skeleton h={640} />
      )}
    </Page>
  );
}
