import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AffectedVisit } from '../../../api/schema';
import { practitionerQuery } from '../../../parts/times/queries';
import { localTimeOf } from '../../../format/moment';
import { Failure } from '../../../shell/failure';
import { TextLink } from '../../../shell/links';
import { allSites } from '../queries';
import type { NewHoliday } from './use-add-holiday';
import { useSiteName } from '../use-site-name';
import { longDate } from '../../../format/words';

/** As many as somebody reads before they decide. */
const mostShown = 20;

interface HolidayImpactProps {
  holiday: NewHoliday;
  affected: readonly AffectedVisit[];
  error: unknown;
  isPending: boolean;
  onBack: () => void;
  onKeep: () => void;
}

/** The visits that a holiday would hit, before it is added. */
export function HolidayImpact({ holiday, affected, error, isPending, onBack, onKeep }: HolidayImpactProps) {
  const { t } = useTranslation(['admin', 'common']);
  const siteName = useSiteName();
  const words = { name: holiday.name, date: longDate(holiday.date), site: siteName(holiday.siteId) };
  return (
    <Stack gap="md">
      <div role="status">
        <Text>{t('holidays.impactDay', words)}</Text>
        <Title order={3} mt="xs">
          {t('holidays.impactTitle', { count: affected.length })}
        </Title>
      </div>
      <Text>{t('holidays.impactText')}</Text>
      <AffectedVisits visits={affected.toSorted((a, b) => a.start.localeCompare(b.start)).slice(0, mostShown)} />
      {affected.length > mostShown && <Text>{t('holidays.moreVisits', { count: affected.length - mostShown })}</Text>}
      {error !== null && <Failure error={error} />}
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onBack}>
          {t('common:back')}
        </Button>
        <Button loading={isPending} onClick={onKeep}>
          {t('holidays.keep')}
        </Button>
      </Group>
    </Stack>
  );
}

function AffectedVisits({ visits }: { visits: readonly AffectedVisit[] }) {
  const { t } = useTranslation('admin');
  const practitioner = usePractitionerNames(visits);
  const { data } = useInfiniteQuery(allSites);
  const sites = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <List spacing={4} listStyleType="none">
      {visits.map(({ appointmentId, start, practitionerId, siteId }) => {
        const site = sites.find(({ id }) => id === siteId);
        const zone = site?.timeZone ?? 'UTC';
        const time = localTimeOf(start, zone);
        return (
          <List.Item key={appointmentId}>
            <TextLink
              to="/visits/$visitId"
              params={{ visitId: appointmentId }}
              target="_blank"
              title={t('holidays.open')}
              style={{ display: 'inline-block', padding: '10px 0' }}
            >
              {[time, practitioner(practitionerId), site?.name].filter(Boolean).join(' · ')}
            </TextLink>
          </List.Item>
        );
      })}
    </List>
  );
}

function usePractitionerNames(visits: readonly AffectedVisit[]): (id: string) => string | undefined {
  const ids = [...new Set(visits.map(({ practitionerId }) => practitionerId))];
  const found = useQueries({
    queries: ids.map((id) => ({ ...practitionerQuery(id), staleTime: 5 * 60_000 })),
  });
  const names = new Map(found.map(({ data }, index) => [ids[index]!, data]));
  return (id) => {
    const one = names.get(id);
    return one && [one.title, one.fullName].filter(Boolean).join(' ');
  };
}
