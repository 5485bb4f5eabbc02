import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ClinicDashboard } from '../../api/schema';
import { distanceOf, minutesSince } from './ago';
import { figureWords } from '../../format/figures';
import { Failure } from '../../shell/failure';
import { TextLink } from '../../shell/links';
import { Figures } from './figures';
import { clinicGlanceQuery } from './queries';
import { SiteDays } from './site-days';

/** How the clinic's day goes, at the sites that the reader works for. */
export function ClinicGlance() {
  const { t } = useTranslation('dashboard');
  const { data, error, refetch } = useQuery(clinicGlanceQuery);
  return (
    <Stack component="section" aria-labelledby="glance" gap="sm">
      <Title order={2} id="glance">
        {t('today')}
      </Title>
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={240} />}
      {data && <Numbers dashboard={data} />}
      {data && data.sites.length > 0 && <SiteDays sites={data.sites} />}
    </Stack>
  );
}

function Numbers({ dashboard }: { dashboard: ClinicDashboard }) {
  const { t } = useTranslation('dashboard');
  const { requests, checkedIn, noShows, newPatients, toSettle } = dashboard;
  const [first] = checkedIn.waitingLongest;
  return (
    <Figures
      label={t('numbers')}
      figures={[
        {
          name: t('requests'),
          value: figureWords(requests.count, 'count'),
          more: requests.oldest ? (
            <TextLink to="/board/visits" search={{ status: 'pending' }} display="inline-block" py={10} inherit>
              {t('oldest', { when: distanceOf(requests.oldest.createdAt) })}
            </TextLink>
          ) : (
            t('noRequest')
          ),
        },
        {
          name: t('waiting'),
          value: figureWords(checkedIn.count, 'count'),
          more: first ? t('waitsLongest', { count: minutesSince(first.statusSince) }) : t('nobodyWaits'),
        },
        ...(toSettle === 0
          ? []
          : [
              {
                name: t('toSettle'),
                value: figureWords(toSettle, 'count'),
                more: (
                  <TextLink to="/board/visits" search={{ flag: 'any' }} display="inline-block" py={10} inherit>
                    {t('settle')}
                  </TextLink>
                ),
              },
            ]),
        {
          name: t('missed'),
          value: figureWords(noShows.rate, 'share'),
          more: t('missedOf', { count: noShows.noShow, all: noShows.noShow + noShows.completed }),
        },
        { name: t('newPatients'), value: figureWords(newPatients, 'count'), more: t('newPatientsSince') },
      ]}
    />
  );
}
