import { Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../shell/notice';
import { isPassing, Problem } from '../../../api/problem';
import type { Visit } from '../../../api/schema';
import { patientOf } from '../../../parts/appointment/words';
import { localMomentOf } from '../../../format/moment';
import { dateOf, timeOf } from '../../../format/zoned';
import { Dialog } from '../../../shell/dialog';
import { Failure, useFailureWords } from '../../../shell/failure';
import { useAppointmentCommand } from '../../../parts/appointment/commands';
import { DialogButtons } from '../../../parts/forms/dialog-buttons';
import { appointmentQuery } from '../../../parts/appointment/queries';
import { instantOf } from './calendar-events';

/** A visit that somebody wants at another time: by dragging, then `revert` puts it back, or by the dialog alone. */
export interface Move {
  readonly visit: Visit;
  /** RFC 3339: where it was dropped, or where it is. */
  readonly to: string;
  readonly revert?: () => void;
}

/** Asks before a visit is moved: the old time, the new one, and who is told. */
export function MoveDialog({ move, onClose }: { move: Move | undefined; onClose: () => void }) {
  const { t } = useTranslation(['week', 'common']);
  const close = () => {
    move?.revert?.();
    onClose();
  };
  return (
    <Dialog
      opened={move !== undefined}
      onClose={close}
      title={move && t('move.title', { patient: patientOf(move.visit) })}
    >
      {move && <Loaded move={move} onClose={close} onDone={onClose} />}
    </Dialog>
  );
}

/** The visit as it is now: what is asked must be about that, and a move says which version it means. */
function Loaded({ move, ...ends }: { move: Move; onClose: () => void; onDone: () => void }) {
  const read = useQuery(appointmentQuery(move.visit.id));
  if (read.data) return <MoveForm move={move} visit={read.data} {...ends} />;
  if (read.error) return <Failure error={read.error} retry={() => void read.refetch()} />;
  return <Skeleton h={180} />;
}

function MoveForm({
  move,
  visit,
  onClose,
  onDone,
}: {
  move: Move;
  visit: Visit;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('week');
  const [date, setDate] = useState(dateOf(move.to, visit.timeZone));
  const [time, setTime] = useState(timeOf(move.to, visit.timeZone));
  const command = useAppointmentCommand(visit);
  const complete = date !== '' && time !== '';
  const to = complete ? instantOf(date, time, visit.timeZone) : undefined;
  const same = to !== undefined && Date.parse(to) === Date.parse(visit.start);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (to === undefined || same) return;
    command.mutate(
      { action: 'reschedule', start: to, siteId: visit.siteId },
      {
        onSuccess: () => {
          notifications.show({ message: t('move.done', { moment: localMomentOf(to, visit.timeZone) }) });
          onDone();
        },
        // The visit is where it was: the calendar must not say otherwise.
        onError: () => move.revert?.(),
      },
    );
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <div>
          <Text c="dimmed" size="sm">
            {t('move.now')}
          </Text>
          <Text fw={600}>{localMomentOf(visit.start, visit.timeZone)}</Text>
        </div>
        <div>
          <Text c="dimmed" size="sm">
            {t('move.to')}
          </Text>
          <Text fw={600} role="status">
            {to && !same ? localMomentOf(to, visit.timeZone) : t('move.choose')}
          </Text>
        </div>
        <Group grow gap="sm">
          <TextInput
            type="date"
            label={t('move.date')}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={t('move.time')}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
        </Group>
        <Text>{t('move.told')}</Text>
        {command.error && <Refusal error={command.error} />}
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {t('move.keep')}
          </Button>
          <Button type="submit" data-autofocus disabled={!complete || same} loading={command.isPending}>
            {t('move.action')}
          </Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}

/** The rule in the server's words, and that nothing changed. */
function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation('week');
  const words = useFailureWords();
  if (isPassing(error)) return <Failure error={error} />;
  const taken = error instanceof Problem && error.code === 'SLOT_TAKEN';
  return (
    <Notice role="alert" color="yellow" title={t('move.refused')}>
      <Text>{taken ? t('move.taken') : words(error)}</Text>
      <Text>{t('move.stays')}</Text>
    </Notice>
  );
}
