import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import { dateOf, plusDays, readersZone } from '../../format/zoned';
import { PractitionerGlance } from '../../parts/dashboard/practitioner-dashboard';
import { Failure } from '../../shell/failure';
import { Page } from '../../shell/page';
import { DayBar } from '../../parts/day/day-bar';
import { DayCounts } from './day-counts';
import { DayList, DaySkeleton } from './day-list';
import { orderOf } from './day-order';
import { visitsQuery } from './queries';
import { SiteChoice } from '../../parts/day/site-choice';
import { useDesk } from './use-desk';
import { longDateOf } from '../../format/days';

export const day = createLazyRoute('/desk')({ component: Day });

/** The visits of a day, for whoever works with them. Which day "today" is, the site's clock says. */
function Day() {
  const { t } = useTranslation('practice');
  const search = day.useSearch();
  const navigate = useNavigate();
  const desk = useDesk();
  const now = useNow(30_000);
  const { sites } = desk;

  // A practitioner's day may be spent at several sites; the front desk looks at one at a time.
  const site = sites?.find(({ id }) => id === search.siteId) ?? (desk.staff ? sites?.[0] : undefined);
  const today = dateOf(now, (site ?? sites?.[0])?.timeZone ?? readersZone());
  const date = search.date ?? today;
  const whose = desk.whose(site?.id);
  const visits = useQuery({ ...visitsQuery(whose, date, plusDays(date, 1)), enabled: sites !== undefined });

  const go = (change: { date?: string; siteId?: string }) =>
    navigate({ to: '/desk', search: { ...search, ...change }, replace: true });
  const words = longDateOf(date);
  const error = desk.error ?? visits.error;
  return (
    <Page title={date === today ? t('day.today', { date: words }) : words}>
      <Group align="end" gap="md">
        <DayBar
          date={date}
          today={today}
          onChange={(chosen) => void go({ date: chosen === today ? undefined : chosen })}
        />
        {sites && (
          <SiteChoice sites={sites} value={site?.id} all={!desk.staff} onChange={(siteId) => void go({ siteId })} />
        )}
      </Group>
      {error && <Failure error={error} retry={() => void visits.refetch()} />}
      {visits.data ? (
        <Stack gap="lg">
          <DayCounts visits={visits.data} whose={whose} />
          <DayList
            order={orderOf(visits.data, date === today && !desk.staff ? now : undefined)}
            isToday={date === today}
            show={{ site: site === undefined && (sites?.length ?? 0) > 1, practitioner: desk.staff }}
          />
        </Stack>
      ) : (
        !error && <DaySkeleton />
      )}
      {!desk.staff && date === today && <PractitionerGlance />}
    </Page>
  );
}
