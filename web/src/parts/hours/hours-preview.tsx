import { Card, NativeSelect, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site, Slot, VisitType } from '../../api/schema';
import { dateOf, dateWords, plusDays, timeOf } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import classes from './hours-preview.module.css';
import { freeTimesQuery } from './queries';

/** What patients can book in the coming days with the hours as they are saved: the proof of the pudding. */
export function HoursPreview({
  practitionerId,
  site,
  types,
  from,
  length,
  numbered,
  heading,
}: {
  practitionerId: string;
  site: Site;
  types: readonly VisitType[];
  /** The first of the days. */
  from: string;
  /** How many days. */
  length: number;
  /** Patients are seen by number: there are no times. */
  numbered: boolean;
  heading: Ref<HTMLHeadingElement>;
}) {
  const { t } = useTranslation('practice');
  const [chosen, setChosen] = useState<string>();
  const type = types.find(({ id }) => id === chosen) ?? types[0];
  const free = useQuery({
    ...freeTimesQuery(practitionerId, site.id, type?.id ?? '', from, plusDays(from, length)),
    enabled: type !== undefined && !numbered,
  });
  const days = Array.from({ length }, (_, day) => plusDays(from, day));
  const last = plusDays(from, length - 1);
  return (
    <section aria-labelledby="preview">
      <Title order={2} size="h3" id="preview" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {numbered ? t('hours.byNumber') : t('hours.preview', { from: dateWords(from), to: dateWords(last) })}
      </Title>
      <Text c="dimmed" mb="sm">
        {numbered ? t('hours.byNumberText') : t('hours.previewLead', { site: site.name })}
      </Text>
      {types.length > 1 && !numbered && (
        <NativeSelect
          mb="sm"
          maw={360}
          label={t('hours.previewType')}
          value={type?.id}
          data={types.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      )}
      {free.error && <Failure error={free.error} retry={() => void free.refetch()} />}
      {!numbered && (
        <Card py="xs">
          <ul className={classes.days}>
            {days.map((date) => (
              <Day
                key={date}
                date={date}
                slots={free.data?.filter((slot) => dateOf(slot.start, slot.timeZone) === date)}
              />
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}

function Day({ date, slots }: { date: string; slots: readonly Slot[] | undefined }) {
  const { t } = useTranslation('practice');
  const [first, last] = [slots?.[0], slots?.at(-1)];
  return (
    <li className={classes.day}>
      <Text inherit fw={600}>
        {dateWords(date)}
      </Text>
      {!slots && <Skeleton h={16} />}
      {slots && !first && (
        <Text inherit c="dimmed">
          {t('hours.nothingFree')}
        </Text>
      )}
      {slots && first && last && (
        <>
          <span>
            {t('hours.range', { first: timeOf(first.start, first.timeZone), last: timeOf(last.start, last.timeZone) })}
          </span>
          <Text inherit c="dimmed">
            {t('hours.starts', { count: slots.length })}
          </Text>
        </>
      )}
    </li>
  );
}
