import { Stack, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import type { Slot } from '../../api/schema';
import { dateWords } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import { DayStrip } from './day-strip';
import { DayTimes } from './day-times';
import { dateToShow, fortnightWith, nextFortnight } from './fortnight';
import { NextFreeDate } from './next-free-date';
import { byDate } from './parts-of-day';
import { slotsQuery } from './queries';
import { useBookableDates } from './bookable-dates';

export interface TimesProps {
  practitionerId: string;
  /** Said with each time. */
  practitionerName?: string;
  visitTypeId: string;
  /** Without: at all of their sites. */
  siteId?: string;
  /** The date to begin at, `YYYY-MM-DD`. */
  from?: string;
  /** Told when people go to another date. */
  onDate?: (date: string) => void;
  /** The start that is chosen already. */
  chosen?: string;
  /** Without it, each time is a link to book it. */
  onChoose?: (slot: Slot) => void;
  /** What else to do when nothing is free at all. */
  otherwise?: ReactNode;
}

/** Free times of a practitioner: two weeks of days with counts, and the times of one day. */
export function Times({ from, onDate, chosen, onChoose, otherwise, practitionerName, ...asked }: TimesProps) {
  const { t } = useTranslation('search');
  const { today, last } = useBookableDates(asked, useNow(60_000));
  const [wanted, setWanted] = useState(from);
  const dates = fortnightWith(wanted, today);
  const end = nextFortnight(dates);
  const slots = useQuery(slotsQuery(asked, dates[0]!, end));
  const free = slots.data && byDate(slots.data);

  // Once shown, a date stays: also when its last time is taken by someone else meanwhile.
  const question = [asked.practitionerId, asked.visitTypeId, asked.siteId, dates[0]].join();
  const [shown, setShown] = useState<{ question: string; date: string | undefined }>();
  const settled = shown?.question === question && shown.date !== undefined;
  const date = settled ? shown.date : free && dateToShow([...free.keys()], wanted);
  if (!settled && date !== undefined) setShown({ question, date });

  const goTo = (next: string) => {
    setWanted(next);
    onDate?.(next);
  };
  const choose = (next: string) => {
    setShown({ question, date: next });
    goTo(next);
  };
  // The button that leads to the next free day goes away with the press: on with that day.
  const strip = useRef<HTMLDivElement>(null);
  const jumped = useRef(false);
  useEffect(() => {
    if (!jumped.current || date === undefined) return;
    jumped.current = false;
    strip.current?.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
  }, [date]);
  const jump = (next: string) => {
    jumped.current = true;
    goTo(next);
  };
  const words = { first: dateWords(dates[0]!, dayAndMonth), last: dateWords(dates.at(-1)!, dayAndMonth) };

  return (
    <Stack gap="md">
      <DayStrip
        ref={strip}
        {...{ dates, today, free, date, last }}
        loading={slots.isPending}
        title={t('times.range', words)}
        onChoose={choose}
        onTurn={goTo}
      />
      <VisuallyHidden role="status">
        {slots.data && `${t('times.range', words)}: ${t('times.total', { count: slots.data.length })}`}
      </VisuallyHidden>
      {slots.error && <Failure error={slots.error} retry={() => void slots.refetch()} />}
      {free && date === undefined && (
        <Stack gap="xs">
          <Text>{t('times.nothing', words)}</Text>
          <NextFreeDate asked={asked} from={end} until={last} onGo={jump} otherwise={otherwise} />
        </Stack>
      )}
      {(date !== undefined || slots.isPending) && (
        <DayTimes
          date={date}
          slots={date === undefined ? undefined : free?.get(date)}
          loading={!free}
          practitioner={practitionerName}
          {...{ chosen, onChoose }}
        />
      )}
    </Stack>
  );
}

const dayAndMonth = { day: 'numeric', month: 'short' } as const;
