import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { plusDays } from '../../format/zoned';

/** From day to day, or by so many days: one back, one on, today, or any date. */
export function DayBar({
  date,
  today,
  step = 1,
  words = {},
  onChange,
}: {
  date: string;
  today: string;
  /** How many days one press goes on. */
  step?: number;
  /** Where a press goes on by more than a day. */
  words?: { previous?: string; next?: string; today?: string };
  onChange: (date: string) => void;
}) {
  const { t } = useTranslation('practice');
  return (
    <Group gap={6} align="end" w={{ base: '100%', xs: 'auto' }}>
      <ActionIcon
        variant="default"
        size={44}
        flex="none"
        aria-label={words.previous ?? t('day.previous')}
        onClick={() => onChange(plusDays(date, -step))}
      >
        <ChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <TextInput
        type="date"
        flex={1}
        miw={140}
        styles={{ input: { paddingInline: 8, minHeight: 44 } }}
        label={t('day.choose')}
        value={date}
        // While a date is being typed, it is empty for a moment.
        onChange={(event) => event.currentTarget.value !== '' && onChange(event.currentTarget.value)}
      />
      <ActionIcon
        variant="default"
        size={44}
        flex="none"
        aria-label={words.next ?? t('day.next')}
        onClick={() => onChange(plusDays(date, step))}
      >
        <ChevronRight size={20} aria-hidden />
      </ActionIcon>
      <Button variant="default" px="xs" flex="none" disabled={date === today} onClick={() => onChange(today)}>
        {words.today ?? t('day.toToday')}
      </Button>
    </Group>
  );
}
