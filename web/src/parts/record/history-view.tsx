import { Stack, Text, Title } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MedicalHistory } from '../../api/schema';
import { dateAsKnown } from '../../format/as-known';
import classes from './history-view.module.css';

/** A medical history to read. What is dangerous to overlook comes first. */
export function HistoryView({ history, titleLevel = 2 }: { history: MedicalHistory; titleLevel?: 2 | 3 }) {
  const { t } = useTranslation('record');
  const { bloodGroup, allergies, conditions, medications, surgeries, notes } = history;
  const since = (date: string | undefined) => date && t('history.since', { date: dateAsKnown(date) });
  const group = { level: titleLevel, none: t('history.none') };
  return (
    <Stack gap="lg">
      <Group {...group} title={t('history.allergies')}>
        {allergies.map(({ substance, reaction, severity }, index) => (
          <Line key={index} name={substance} about={[reaction]}>
            {severity && (
              <Text span size="sm" fw={severity === 'severe' ? 650 : undefined} className={classes.severity}>
                {severity === 'severe' && <TriangleAlert size={16} aria-hidden className={classes.danger} />}
                {t(`history.severity.${severity}`)}
              </Text>
            )}
          </Line>
        ))}
      </Group>
      <Group {...group} title={t('history.conditions')}>
        {conditions.map(({ name, since: date, note }, index) => (
          <Line key={index} name={name} about={[since(date), note]} />
        ))}
      </Group>
      <Group {...group} title={t('history.medications')}>
        {medications.map(({ name, dose, since: date }, index) => (
          <Line key={index} name={name} about={[dose, since(date)]} />
        ))}
      </Group>
      <Group {...group} title={t('history.surgeries')}>
        {surgeries.map(({ name, on }, index) => (
          <Line key={index} name={name} about={[on && dateAsKnown(on)]} />
        ))}
      </Group>
      <Group {...group} title={t('history.bloodGroup')}>
        {bloodGroup && <Line name={bloodGroup} about={[]} />}
      </Group>
      <Group {...group} title={t('history.notes')}>
        {notes !== null && (
          <li>
            <Text className={classes.notes}>{notes}</Text>
          </li>
        )}
      </Group>
    </Stack>
  );
}

interface GroupProps {
  title: string;
  none: string;
  level: 2 | 3;
  children: ReactNode;
}

function Group({ title, none, level, children }: GroupProps) {
  const empty = Array.isArray(children) ? children.length === 0 : !children;
  return (
    <section>
      <Title order={level} size="h3">
        {title}
      </Title>
      {empty ? <Text c="dimmed">{none}</Text> : <ul className={classes.list}>{children}</ul>}
    </section>
  );
}

function Line({ name, about, children }: { name: string; about: (string | undefined)[]; children?: ReactNode }) {
  const known = about.filter((part) => part !== undefined && part !== '');
  return (
    <li className={classes.line}>
      <Text span fw={600}>
        {name}
      </Text>
      {children}
      {known.length > 0 && (
        <Text c="dimmed" className={classes.notes}>
          {known.join(' · ')}
        </Text>
      )}
    </li>
  );
}
