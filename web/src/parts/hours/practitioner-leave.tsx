import { SimpleGrid, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { sitesQuery } from '../../api/catalogue';
import { useNow } from '../../api/clock';
import { dateOf } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import { coming, zonesOf } from './leave-dates';
import { LeaveForm } from './leave-form';
import { LeaveList } from './leave-list';
import { exceptionsQuery, practitionerQuery } from './queries';

/** When a practitioner is away. */
export function PractitionerLeave({ practitionerId: id }: { practitionerId: string }) {
  const { t } = useTranslation('practice');
  const now = useNow(60_000);
  const reads = [useQuery(exceptionsQuery(id)), useQuery(practitionerQuery(id)), useQuery(sitesQuery)] as const;
  const [exceptions, practitioner, all] = reads;
  const failed = reads.find(({ error }) => error !== null);
  const heading = useRef<HTMLHeadingElement>(null);
  const sites = all.data?.filter((site) => practitioner.data?.siteIds.includes(site.id)) ?? [];
  const homeZone = sites[0]?.timeZone ?? 'UTC';
  return (
    <>
      {failed && <Failure error={failed.error} retry={() => reads.forEach((read) => void read.refetch())} />}
      {exceptions.data && practitioner.data && all.data ? (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <LeaveForm practitionerId={id} sites={sites} today={dateOf(now, homeZone)} timeZone={homeZone} />
          <section aria-labelledby="coming-leave">
            <Title
              order={2}
              size="h3"
              id="coming-leave"
              mb="sm"
              ref={heading}
              tabIndex={-1}
              style={{ outline: 'none' }}
            >
              {t('leave.coming')}
            </Title>
            <LeaveList
              practitionerId={id}
              exceptions={coming(exceptions.data, now, zonesOf(sites, homeZone))}
              sites={sites}
              homeZone={homeZone}
              // Its button is gone with it.
              onRemoved={() => heading.current?.focus()}
            />
          </section>
        </SimpleGrid>
      ) : (
        !failed && (
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" aria-hidden>
            <Skeleton h={380} />
            <Skeleton h={160} />
          </SimpleGrid>
        )
      )}
    </>
  );
}
