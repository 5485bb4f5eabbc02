import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useVisitTypes } from '../api/catalogue';
import type { FoundPractitioner } from '../api/schema';
import { dateOf, dateWords, differsFromReader, placeOf } from '../format/zoned';
import type { Filters } from '../router';
import { ButtonLink } from '../shell/links';
import classes from './result-card.module.css';
import { useSlotName } from './slot-name';
import { nameOf } from './words';

/** The next free times of a practitioner, each one a link to book it, and the way to all of them. */
export function NextTimes({ practitioner, filters }: { practitioner: FoundPractitioner; filters: Filters }) {
  const { t } = useTranslation('find');
  const slotName = useSlotName();
  const visitTypes = useVisitTypes();
  const { id: practitionerId, nextStarts: starts = [] } = practitioner;
  const name = nameOf(practitioner);
  const first = starts[0];
  const { visitTypeId, siteId, from } = filters;
  const visitType = visitTypes.data?.find(({ id }) => id === first?.visitTypeId);
  return (
    <Stack gap="xs" justify="space-between">
      {first === undefined ? (
        <Text c="dimmed">{t('results.noTimes')}</Text>
      ) : (
        <div role="group" aria-label={t('results.next')}>
          <Text size="sm" c="dimmed" mb={6}>
            {visitType ? t('results.nextOf', { visitType: visitType.name }) : t('results.next')}
          </Text>
          <div className={classes.times}>
            {starts.map((start) => {
              const { time, name: words } = slotName(start, name);
              return (
                <ButtonLink
                  key={start.start}
                  variant="light"
                  px={4}
                  h={56}
                  className="tabular"
                  aria-label={words}
                  to="/book/$practitionerId"
                  params={{ practitionerId }}
                  search={{ siteId: start.siteId, visitTypeId: start.visitTypeId, start: start.start }}
                  preload={false}
                >
                  <span style={{ textAlign: 'center', lineHeight: 1.35 }}>
                    <Text span size="xs" display="block">
                      {dateWords(dateOf(start.start, start.timeZone))}
                    </Text>
                    {time}
                  </span>
                </ButtonLink>
              );
            })}
          </div>
          {differsFromReader(first.start, first.timeZone) && (
            <Text size="sm" c="dimmed" mt={6}>
              {t('times.zone', { place: placeOf(first.timeZone) })}
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
