import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import type { Visit } from '../../api/schema';
import { distanceOf, localTimeOf } from '../../format/moment';
import { Failure } from '../../shell/failure';
import { PatientLink } from './patient-link';
import { StepDialog } from '../../parts/appointment/step-dialog';
import { Status } from '../../parts/appointment/status';
import { useSteps } from '../../parts/appointment/use-steps';
import { AppointmentActions } from '../../parts/appointment/actions';
import { VisitFacts } from './appointment-row';

/** Who is in the room, or comes next: large, with the step that is next. */
export function NextVisit({ visit, showSite }: { visit: Visit; showSite: boolean }) {
  const { t } = useTranslation('practice');
  const now = useNow(30_000);
  const steps = useSteps(visit);
  const inRoom = visit.status === 'in_consultation';
  return (
    <Card component="section" aria-labelledby="next-visit" style={{ borderColor: 'var(--mantine-color-teal-filled)' }}>
      <Stack gap="sm">
        <Title order={2} id="next-visit" size="h3" c="dimmed">
          {inRoom ? t('day.now') : t('day.upNext')}
        </Title>
        <Group justify="space-between" align="end" gap="md">
          <div>
            <Group gap="sm" style={{ rowGap: 4 }}>
              <PatientLink visit={visit} fz="1.5rem" fw={650} lh={1.3} />
              <Status status={visit.status} />
            </Group>
            <Text fw={600} className="tabular">
              <time dateTime={visit.start}>{localTimeOf(visit.start, visit.timeZone)}</time>
              {!inRoom && (
                <Text span c="dimmed" fw={400}>
                  {' · '}
                  {distanceOf(visit.start, now)}
                </Text>
              )}
            </Text>
            <VisitFacts visit={visit} show={{ site: showSite, practitioner: false }} />
          </div>
          <Group gap="xs" wrap="nowrap">
            <AppointmentActions layout="menu" visit={visit} steps={steps} prominent />
          </Group>
        </Group>
        {steps.error && steps.asked === undefined && <Failure error={steps.error} retry={steps.retry} />}
      </Stack>
      <StepDialog visit={visit} steps={steps} />
    </Card>
  );
}
