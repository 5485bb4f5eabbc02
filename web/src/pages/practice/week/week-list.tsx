import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../../api/schema';
import { VisitRow } from '../appointment-row';
import { longDateOf } from '../../../format/days';
import { dateOf, plusDays } from '../../../format/zoned';
import { touches, type ClosedTime } from './closed-times';

/** The week as days under each other, for narrow windows. */
export function WeekList({
  monday,
  today,
  timeZone,
  visits,
  closed,
  showSite,
}: {
  monday: string;
  today: string;
  timeZone: string;
  visits: readonly Visit[];
  closed: readonly ClosedTime[];
  showSite: boolean;
}) {
  const { t } = useTranslation('week');
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => plusDays(monday, day));
  return (
    <Stack gap="lg">
      {days.map((date) => {
        const ofDay = visits.filter((visit) => dateOf(visit.start, visit.timeZone) === date);
        const notes = closed.filter((each) => touches(each, date, timeZone));
        return (
          <section key={date} aria-labelledby={`day-${date}`}>
            <Group justify="space-between" mb={4} gap="xs">
              <Title
                order={2}
                size="h3"
                id={`day-${date}`}
                c={date === today ? 'var(--mantine-color-anchor)' : undefined}
              >
                {date === today ? t('today', { date: longDateOf(date) }) : longDateOf(date)}
              </Title>
              {ofDay.length === 0 && notes.length === 0 && <Text c="dimmed">{t('nothing')}</Text>}
            </Group>
            {notes.map(({ id, title }) => (
              <Text key={id} c="dimmed">
                {title}
              </Text>
            ))}
            {ofDay.length > 0 && (
              <Card py="xs" px="sm">
                <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
                  {ofDay.map((visit) => (
                    <VisitRow key={visit.id} visit={visit} show={{ site: showSite, practitioner: false }} />
                  ))}
                </ul>
              </Card>
            )}
          </section>
        );
      })}
    </Stack>
  );
}
