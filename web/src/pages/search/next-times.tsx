import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useVisitTypes } from '../../api/catalogue';
import type { FoundPractitioner } from '../../api/schema';
import { differsFromReader, placeOf } from '../../format/zoned';
import type { Filters } from './filters';
import { ButtonLink } from '../../shell/links';
import { NextTime } from './next-time';
import classes from './result-card.module.css';
import { nameOf } from '../../parts/practitioner/words';

/** The next free times of a practitioner, each one a link to book it, and the way to all of them. */
export function NextTimes({ practitioner, filters }: { practitioner: FoundPractitioner; filters: Filters }) {
  const { t } = useTranslation('search');
  const visitTypes = useVisitTypes();
  const { id: practitionerId, nextStarts: starts } = practitioner;
  const name = nameOf(practitioner);
  const { visitTypeId, siteId, from } = filters;
  const visitType = visitTypes.data?.find(({ id }) => id === starts[0]?.visitTypeId);
  const elsewhere = starts.filter(({ start, timeZone }) => differsFromReader(start, timeZone));
  const places = new Set(elsewhere.map(({ timeZone }) => placeOf(timeZone)));
  const onePlace = places.size === 1 && elsewhere.length === starts.length;
  return (
    <Stack gap="xs" justify="space-between">
      {starts.length === 0 ? (
        <Text c="dimmed">{t('results.noTimes')}</Text>
      ) : (
        <div role="group" aria-label={t('results.next')}>
          <Text size="sm" c="dimmed" mb={6}>
            {visitType ? t('results.nextOf', { visitType: visitType.name }) : t('results.next')}
          </Text>
          <div className={classes.times}>
            {starts.map((start) => (
              <NextTime
                key={start.start}
                {...{ start, practitionerId }}
                practitioner={name}
                withPlace={!onePlace && elsewhere.includes(start)}
              />
            ))}
          </div>
          {onePlace && (
            <Text size="sm" c="dimmed" mt={6}>
              {t('times.zone', { place: [...places][0] })}
            </Text>
          )}
        </div>
      )}
      <ButtonLink
        variant="subtle"
        to="/practitioners/$practitionerId"
        params={{ practitionerId }}
        search={{ visitTypeId, siteId, from }}
        aria-label={t('results.allOf', { name })}
      >
        {t('results.all')}
      </ButtonLink>
    </Stack>
  );
}
