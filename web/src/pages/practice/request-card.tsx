import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KeyboardEvent } from 'react';
import type { Visit } from '../../api/schema';
import { distanceOf, localMomentOf, minutesOf, shortMomentOf } from '../../format/moment';
import { Failure } from '../../shell/failure';
import { TextLink } from '../../shell/links';
import { StepDialog } from '../../parts/appointment/step-dialog';
import classes from './request-card.module.css';
import { useSteps } from '../../parts/appointment/use-steps';
import { Why } from './why';
import { patientOf } from '../../parts/appointment/words';

const hour = 3_600_000;

/** A request with its two answers. With the focus on the card, A approves and D declines. */
export function RequestCard({
  visit,
  now,
  current,
  show,
  onAnswered,
}: {
  visit: Visit;
  now: number;
  /** Whether the tabulator stops at this card. */
  current: boolean;
  show: { site: boolean; practitioner: boolean };
  onAnswered: () => void;
}) {
  const { t } = useTranslation(['practice', 'common']);
  const steps = useSteps(visit, onAnswered);
  const patient = patientOf(visit);
  const when = localMomentOf(visit.start, visit.timeZone);
  const minutes = t('common:minutes', { count: minutesOf(visit) });
  const may = (action: string) => visit.allowedActions.includes(action);

  function press(event: KeyboardEvent): void {
    // Keys of the dialog come here too: a letter that is typed there is no answer.
    const inCard = event.currentTarget.contains(event.target as Node);
    if (!inCard || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const action = ({ a: 'approve', d: 'decline' } as const)[event.key.toLowerCase()];
    if (!action || !may(action)) return;
    event.preventDefault();
    steps.take(action);
  }

  return (
    <Card
      component="article"
      className={classes.card}
      id={`request-${visit.id}`}
      tabIndex={current ? 0 : -1}
      aria-label={t('requests.card', { patient, moment: when, minutes })}
      aria-keyshortcuts="A D"
      onKeyDown={press}
    >
      <Group justify="space-between" align="end" gap="md">
        <Stack gap={4} flex="1 1 20rem" miw={0}>
          <Title order={2} size="h3">
            {patient}
          </Title>
          <Text fw={600} className="tabular">
            <time dateTime={visit.start}>{when}</time>
          </Text>
          <RequestFacts visit={visit} show={show} />
          <Deadline visit={visit} now={now} />
        </Stack>
        <Group gap="xs" wrap="nowrap" className={classes.answers}>
          {may('decline') && (
            <Button
              variant="default"
              disabled={steps.busy}
              onClick={() => steps.take('decline')}
              aria-label={t('actions.for', { action: t('actions.decline'), patient, time: when })}
            >
              {t('actions.decline')}
            </Button>
          )}
          {may('approve') && (
            <Button
              loading={steps.busy && steps.asked === undefined}
              onClick={() => steps.take('approve')}
              aria-label={t('actions.for', { action: t('actions.approve'), patient, time: when })}
            >
              {t('actions.approve')}
            </Button>
          )}
        </Group>
      </Group>
      {steps.error && steps.asked === undefined && <Failure error={steps.error} retry={steps.retry} />}
      <StepDialog visit={visit} steps={steps} />
    </Card>
  );
}

/** What is asked for, by whom it would be done, and why. */
function RequestFacts({ visit, show }: { visit: Visit; show: { site: boolean; practitioner: boolean } }) {
  const { t } = useTranslation(['practice', 'common']);
  const { names = {}, timeZone } = visit;
  const facts = [
    names.visitType,
    t('common:minutes', { count: minutesOf(visit) }),
    show.practitioner && names.practitioner !== undefined && t('with', { name: names.practitioner }),
    show.site && names.site !== undefined && t('at', { site: names.site }),
  ].filter(Boolean);
  return (
    <>
      <Text c="dimmed">{facts.join(' · ')}</Text>
      <Why visit={visit} />
      <Text size="sm" c="dimmed">
        {t('requests.asked', { moment: shortMomentOf(visit.createdAt, timeZone) })}
        {' · '}
        <TextLink to="/visits/$visitId" params={{ visitId: visit.id }} inherit underline="always">
          {t('actions.open')}
        </TextLink>
      </Text>
    </>
  );
}

/** Until when it can be answered, and how soon that is, in words. */
function Deadline({ visit, now }: { visit: Visit; now: number }) {
  const { t } = useTranslation('practice');
  if (visit.approvalDeadline === null) return null;
  const left = Date.parse(visit.approvalDeadline) - now;
  const urgent = left <= 0 ? t('requests.late') : left < 3 * hour ? t('requests.soon') : undefined;
  return (
    <Group gap="xs" mt={4}>
      <Text size="sm" fw={urgent ? 600 : 400}>
        {t('requests.until', { moment: shortMomentOf(visit.approvalDeadline, visit.timeZone) })} (
        {distanceOf(visit.approvalDeadline, now)})
      </Text>
      {urgent && (
        <Badge variant="filled" color="red.9">
          {urgent}
        </Badge>
      )}
    </Group>
  );
}
