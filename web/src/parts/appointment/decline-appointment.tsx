import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { localMomentOf } from '../../format/moment';
import { useAppointmentCommand } from './commands';
import type { DialogContent } from './dialog-content';
import { namesOf } from './names';
import { ReasonForm } from '../forms/reason-dialog';

/** The clinic cannot take a request, and says why. */
export function DeclineAppointment({ visit, onClose, onDone }: DialogContent) {
  const { t } = useTranslation('appointment');
  const command = useAppointmentCommand(visit);
  return (
    <ReasonForm
      label={t('declining.reason')}
      hint={t('declining.required')}
      required
      keep={t('declining.keep')}
      action={t('declining.action')}
      destructive
      error={command.error}
      overtaken={t('changed')}
      busy={command.isPending}
      onKeep={onClose}
      onSend={(reason) =>
        command.mutate({ action: 'decline', reason }, { onSuccess: () => onDone(t('declining.done')) })
      }
    >
      <Text fw={600}>
        {localMomentOf(visit.start, visit.timeZone)}
        <br />
        {namesOf(visit).patient}
      </Text>
      <Text>{t('declining.text')}</Text>
    </ReasonForm>
  );
}
