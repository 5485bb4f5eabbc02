import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites, useVisitTypes } from '../../api/catalogue';
import { isPassing, Problem } from '../../api/problem';
import type { Slot } from '../../api/schema';
import { Times } from '../times/times';
import { localMomentOf } from '../../format/moment';
import { dateOf } from '../../format/zoned';
import { Failure, useFailureWords } from '../../shell/failure';
import { Notice } from '../../shell/notice';
import { useAppointmentCommand } from './commands';
import type { DialogContent } from './dialog-content';
import { DialogButtons } from '../forms/dialog-buttons';
import classes from './move-appointment.module.css';
import { namesOf } from './names';
import { useViewer } from './viewer';

/** Another time for the same visit. What moving means is said before a time is chosen. */
export function MoveAppointment({ visit, onClose, onDone }: DialogContent) {
  const { t } = useTranslation('appointment');
  const [slot, setSlot] = useState<Slot>();
  const sites = useSites();
  const approval = useVisitTypes().data?.find(({ id }) => id === visit.visitTypeId)?.approval === 'required';
  const asks = useViewer(visit) === 'patient' && approval;
  const command = useAppointmentCommand(visit);
  const refused = command.error !== null && !isPassing(command.error);
  const move = ({ start, siteId }: Slot) =>
    command.mutate(
      { action: 'reschedule', start, siteId },
      {
        onSuccess: () => onDone(t(asks ? 'moving.doneAsked' : 'moving.done')),
        // The times are read again: the one that was refused is not among them any more.
        onError: (error) => !isPassing(error) && setSlot(undefined),
      },
    );
  const elsewhere = slot && slot.siteId !== visit.siteId;
  const site = elsewhere ? sites.data?.find(({ id }) => id === slot.siteId)?.name : undefined;
  return (
    <Stack gap="md">
      <Text>{t('moving.now', { moment: localMomentOf(visit.start, visit.timeZone) })}</Text>
      {asks && <Text>{t(visit.status === 'pending' ? 'moving.approvalPending' : 'moving.approval')}</Text>}
      <Times
        practitionerId={visit.practitionerId}
        practitionerName={namesOf(visit).practitioner}
        visitTypeId={visit.visitTypeId}
        from={dateOf(visit.start, visit.timeZone)}
        chosen={slot?.start}
        onChoose={(chosen) => {
          command.reset();
          setSlot(chosen);
        }}
        otherwise={<Text c="dimmed">{t('moving.none')}</Text>}
      />
      {command.error && !refused && <Failure error={command.error} />}
      <div className={classes.deed}>
        {refused && <Refused error={command.error} />}
        <Text role="status" fw={600} mb={slot && 'sm'}>
          {slot &&
            [t('moving.to', { moment: localMomentOf(slot.start, slot.timeZone) }), site].filter(Boolean).join(', ')}
        </Text>
        <DialogButtons>
          <Button variant="default" onClick={onClose} visibleFrom="xs">
            {t('cancelling.keep')}
          </Button>
          <Button disabled={!slot} loading={command.isPending} onClick={() => slot && move(slot)}>
            {t(asks ? 'moving.actionAsk' : 'moving.action')}
          </Button>
        </DialogButtons>
      </div>
    </Stack>
  );
}

/** The rule in the server's words, and that nothing changed. */
function Refused({ error }: { error: Error }) {
  const { t } = useTranslation('appointment');
  const words = useFailureWords();
  const { status, code } = error instanceof Problem ? error : { status: 0, code: '' };
  const sentence = code === 'SLOT_TAKEN' ? t('moving.taken') : `${words(error)} ${t('moving.refused')}`;
  return (
    <Notice role="alert" color="yellow" mb="sm">
      <Text>{status === 412 ? t('changed') : sentence}</Text>
    </Notice>
  );
}
