import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../api/catalogue';
import type { Slot } from '../../api/schema';
import { dateWords, differsFromReader, placeOf } from '../../format/zoned';
import classes from './day-times.module.css';
import { byPart, bySite } from './parts-of-day';
import { TimeButton } from './time-button';

/** The free times of one day, by part of the day; by site too, where there are several. */
export function DayTimes({
  date,
  slots = [],
  loading,
  practitioner,
  chosen,
  onChoose,
}: {
  date: string | undefined;
  slots?: readonly Slot[];
  loading: boolean;
  practitioner?: string;
  chosen?: string;
  onChoose?: (slot: Slot) => void;
}) {
  const { t } = useTranslation('search');
  const sites = useSites();
  if (loading || date === undefined) return <TimesSkeleton />;
  const day = dateWords(date, { weekday: 'long', day: 'numeric', month: 'long' });
  const places = bySite(slots);
  return (
    <Stack gap="md" className={classes.times}>
      <Title order={3}>{day}</Title>
      {slots.length === 0 && <Text role="status">{t('times.gone')}</Text>}
      {places.map(({ siteId, timeZone, slots: there }) => (
        <Stack key={siteId} gap="md">
          {places.length > 1 && <Text fw={600}>{sites.data?.find((site) => site.id === siteId)?.name}</Text>}
          {differsFromReader(there[0]!.start, timeZone) && (
            <Text c="dimmed">{t('times.zone', { place: placeOf(timeZone) })}</Text>
          )}
          {byPart(there).map((group) => (
            <div key={group.part} role="group" aria-label={t(`times.${group.part}`)}>
              <Text size="sm" c="dimmed" mb={6} aria-hidden>
                {t(`times.${group.part}`)}
              </Text>
              <div className={classes.grid}>
                {group.slots.map((slot) => (
                  <TimeButton
                    key={slot.start}
                    {...{ slot, practitioner, onChoose }}
                    chosen={chosen !== undefined && Date.parse(slot.start) === Date.parse(chosen)}
                  />
                ))}
              </div>
            </div>
          ))}
        </Stack>
      ))}
    </Stack>
  );
}

function TimesSkeleton() {
  return (
    <Stack gap="md" className={classes.times} aria-hidden>
      <Skeleton h={24} w={200} />
      <div className={classes.grid}>
        {Array.from({ length: 12 }, (_, index) => (
          <Skeleton key={index} h={44} />
        ))}
      </div>
    </Stack>
  );
}
