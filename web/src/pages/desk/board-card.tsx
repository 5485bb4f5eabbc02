import { Button, Group, Text } from '@mantine/core';
import { MessageSquareText, StickyNote } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardItem } from '../../api/schema';
import type { Step } from '../../parts/appointment/commands';
import { StepDialog } from '../../parts/appointment/step-dialog';
import { Status } from '../../parts/appointment/status';
import { useSteps, type DeskAppointment } from '../../parts/appointment/use-steps';
import { AppointmentActions } from '../../parts/appointment/actions';
import { timeOf } from '../../format/zoned';
import { useFailureWords } from '../../shell/failure';
import classes from './board.module.css';

/** One key a step, with the focus on the card. */
const keys: Record<string, Step> = { a: 'approve', c: 'check-in', s: 'start', d: 'complete', m: 'no-show' };

/** A visit on the board, with its next step. */
export function BoardCard({ item, timeZone }: { item: BoardItem; timeZone: string }) {
  const { t } = useTranslation(['desk', 'practice', 'common']);
  const visit: DeskAppointment = { ...item, status: item.status as DeskAppointment['status'], timeZone };
  const steps = useSteps(visit);
  const time = timeOf(item.start, timeZone);
  const { names, late, waitingMinutes, hasReason, hasStaffNote } = item;

  function press(event: KeyboardEvent): void {
    // Keys of a dialog come here too: a letter that is typed there is no step.
    const onCard = event.currentTarget === event.target;
    if (!onCard || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const action = keys[event.key.toLowerCase()];
    if (!action || !item.allowedActions.includes(action)) return;
    event.preventDefault();
    steps.take(action);
  }

  return (
    <li
      className={classes.card}
      data-board-card
      data-late={late || undefined}
      tabIndex={0}
      aria-label={t('card', { time, patient: names.patient, practitioner: names.practitioner })}
      onKeyDown={press}
    >
      <Group justify="space-between" gap="0 8px" align="start">
        <Text fw={600} className="tabular">
          <time dateTime={item.start}>{time}</time>
        </Text>
        <Text size="sm" ta="end" maw="100%" style={{ overflowWrap: 'break-word' }}>
          {waitingMinutes !== null && t('waits', { count: waitingMinutes })}
          {late && <strong>{t('late')}</strong>}
          {item.column === 'done' && <Status status={visit.status} />}
        </Text>
      </Group>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {names.patient ?? t('practice:someone')}
      </Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {[names.practitioner, names.visitType].filter(Boolean).join(' · ')}
      </Text>
      {hasReason && (
        <Group gap={4} wrap="nowrap">
          <MessageSquareText size={14} aria-hidden />
          <Text size="sm">{t('practice:hasReason')}</Text>
        </Group>
      )}
      {hasStaffNote && (
        <Group gap={4} wrap="nowrap">
          <StickyNote size={14} aria-hidden />
          <Text size="sm">{t('note')}</Text>
        </Group>
      )}
      {steps.error && steps.asked === undefined && <StepFailure error={steps.error} retry={steps.retry} />}
      <div className={classes.actions}>
        <AppointmentActions layout="menu" visit={visit} steps={steps} classNames={{ main: classes.step }} />
      </div>
      <StepDialog visit={visit} steps={steps} />
    </li>
  );
}

/** Why a step failed, as narrow as the card. */
function StepFailure({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const words = useFailureWords();
  return (
    <div role="alert">
      <Text size="sm" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
        {words(error)}
      </Text>
      <Button variant="light" color="red" className={classes.step} onClick={retry}>
        {t('again')}
      </Button>
    </div>
  );
}
