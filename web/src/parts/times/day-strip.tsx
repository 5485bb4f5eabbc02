import { ActionIcon, Group, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../api/schema';
import { dateWords } from '../../format/zoned';
import classes from './day-strip.module.css';
import { nextFortnight, previousFortnight } from './fortnight';

/** Two weeks of days, each with how many times are free. */
export function DayStrip({
  ref,
  dates,
  title,
  today,
  last,
  free,
  loading,
  date: chosen,
  onChoose,
  onTurn,
}: {
  ref?: Ref<HTMLDivElement>;
  dates: readonly string[];
  title: string;
  today: string;
  last: string;
  /** Free times by date; undefined while they are not known. */
  free: Map<string, Slot[]> | undefined;
  loading: boolean;
  date: string | undefined;
  onChoose: (date: string) => void;
  onTurn: (date: string) => void;
}) {
  const { t } = useTranslation('search');
  const turn = { variant: 'default', size: 44 } as const;
  // Not `disabled`: on the last page that would take the focus from whoever turns the pages by keyboard.
  const turnTo = (date: string | undefined) =>
    date === undefined
      ? { 'aria-disabled': true, 'data-disabled': true }
      : {
          onClick: () => onTurn(date),
        };
  return (
    <div ref={ref} role="group" aria-label={t('times.days')}>
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <ActionIcon
          {...turn}
          aria-label={t('times.earlier')}
          {...turnTo(dates[0]! > today ? previousFortnight(dates) : undefined)}
        >
          <ChevronLeft aria-hidden />
        </ActionIcon>
        <Text fw={600} ta="center" className="tabular">
          {title}
        </Text>
        <ActionIcon
          {...turn}
          aria-label={t('times.later')}
          {...turnTo(nextFortnight(dates) <= last ? nextFortnight(dates) : undefined)}
        >
          <ChevronRight aria-hidden />
        </ActionIcon>
      </Group>
      <div className={classes.days}>
        {dates.map((date) => (
          <Day
            key={date}
            {...{ date, today, loading }}
            count={free && (free.get(date)?.length ?? 0)}
            chosen={date === chosen}
            onChoose={() => onChoose(date)}
          />
        ))}
      </div>
    </div>
  );
}

function Day({
  date,
  today,
  count,
  loading,
  chosen,
  onChoose,
}: {
  date: string;
  today: string;
  count: number | undefined;
  loading: boolean;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation('search');
  const day = dateWords(date, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <button
      type="button"
      className={classes.day}
      // A day that is shown stays a button when its last time goes.
      disabled={!count && !chosen}
      aria-pressed={chosen}
      aria-current={date === today ? 'date' : undefined}
      onClick={onChoose}
    >
      <VisuallyHidden>{nameOf(day, count)}</VisuallyHidden>
      <span aria-hidden className={classes.weekday}>
        {dateWords(date, { weekday: 'short' })}
      </span>
      <span aria-hidden className={classes.number}>
        {Number(date.slice(8))}
      </span>
      <span aria-hidden className={classes.count}>
        {count !== undefined && countWords(count)}
        {loading && <Skeleton component="span" h={10} w={28} display="block" mx="auto" />}
      </span>
    </button>
  );

  function nameOf(words: string, free: number | undefined): string {
    if (free === undefined) return loading ? t('times.dayLoading', { day: words }) : words;
    return free === 0 ? t('times.dayWithout', { day: words }) : t('times.day', { day: words, count: free });
  }

  function countWords(free: number): string {
    return free === 0 ? t('times.none') : t('times.free', { count: free });
  }
}
