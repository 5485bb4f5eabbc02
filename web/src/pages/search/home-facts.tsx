import { Group, Text, Title } from '@mantine/core';
import { BellRing, CalendarCheck, CalendarSync } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './home.module.css';

const facts = [
  ['times', CalendarCheck],
  ['changes', CalendarSync],
  ['reminders', BellRing],
] as const;

/** What to expect, in three sentences. */
export function HomeFacts() {
  const { t } = useTranslation('search');
  return (
    <section className={classes.facts} aria-label={t('home.facts')}>
      {facts.map(([fact, Icon]) => (
        <Group key={fact} gap="sm" wrap="nowrap" align="flex-start">
          <Icon size={24} aria-hidden color="var(--mantine-color-anchor)" style={{ flexShrink: 0 }} />
          <div>
            <Title order={2} size="h3">
              {t(`home.${fact}.title`)}
            </Title>
            <Text c="dimmed">{t(`home.${fact}.text`)}</Text>
          </div>
        </Group>
      ))}
    </section>
  );
}
