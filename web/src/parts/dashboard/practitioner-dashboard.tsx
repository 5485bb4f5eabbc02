import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { figureWords } from '../../format/figures';
import { Failure } from '../../shell/failure';
import { Figures } from './figures';
import { practitionerGlanceQuery } from './queries';

/** The practitioner's week in numbers, below the day. */
export function PractitionerGlance() {
  const { t } = useTranslation('dashboard');
  const { data, error, refetch } = useQuery(practitionerGlanceQuery);
  return (
    <Stack component="section" aria-labelledby="glance" gap="sm">
      <Title order={2} id="glance">
        {t('week')}
      </Title>
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={104} />}
      {data && (
        <Figures
          label={t('numbers')}
          figures={[
            {
              name: t('filled'),
              value: figureWords(data.week.utilisation, 'share'),
              more: t('filledOf', {
                booked: figureWords(data.week.bookedMinutes, 'hours'),
                working: figureWords(data.week.workingMinutes, 'hours'),
              }),
            },
            { name: t('free'), value: figureWords(data.week.freeMinutes, 'hours'), more: t('freeUntil') },
            {
              name: t('missed'),
              value: figureWords(data.noShows.rate, 'share'),
              more: t('missedOf', {
                count: data.noShows.noShow,
                all: data.noShows.noShow + data.noShows.completed,
              }),
            },
          ]}
        />
      )}
    </Stack>
  );
}
