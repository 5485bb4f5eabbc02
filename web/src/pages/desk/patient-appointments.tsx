import { Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisitRows } from './appointment-rows';
import { foundAppointments } from './found-appointments';

const shown = ['coming', 'past'] as const;

/** What the patient asks about at the telephone: when am I to come, when was I there. */
export function PatientVisits({ patientId }: { patientId: string }) {
  const { t } = useTranslation('desk');
  const [span, setSpan] = useState<(typeof shown)[number]>('coming');
  const list = useInfiniteQuery(foundAppointments({ patientId, span }));
  return (
    <Stack component="section" aria-labelledby="visits-of" gap="sm">
      <Group justify="space-between">
        <Title order={2} id="visits-of">
          {t('visits.title')}
        </Title>
        <SegmentedControl
          aria-label={t('visits.when')}
          value={span}
          onChange={(chosen) => setSpan(chosen as typeof span)}
          data={shown.map((value) => ({ value, label: t(`visits.spans.${value}`) }))}
        />
      </Group>
      <VisitRows ofOne list={list} label={t('visits.title')} none={t(`visits.noneOf.${span}`)} />
    </Stack>
  );
}
