import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import { localMomentOf } from '../../format/moment';
import { useAppointmentCommand } from './commands';
import type { DialogContent } from './dialog-content';
import { namesOf } from './names';
import { ReasonForm } from '../forms/reason-dialog';
import { isPastCutOff } from './upcoming';
import { useViewer } from './viewer';

/** What cancelling means comes first, then the question. */
export function CancelAppointment({ visit, onClose, onDone }: DialogContent) {
  const { t } = useTranslation('appointment');
  const clinic = useViewer(visit) === 'clinic';
  const command = useAppointmentCommand(visit);
  const late = isPastCutOff(visit, useNow(10_000));
  const impact = clinic ? t('cancelling.clinic') : t(late ? 'cancelling.late' : 'cancelling.free');
  return (
    <ReasonForm
      label={t('cancelling.reason')}
      hint={t(clinic ? 'cancelling.required' : 'cancelling.optional')}
      required={clinic}
      keep={t('cancelling.keep')}
      action={t('cancelling.action')}
      destructive
      error={command.error}
      overtaken={t('changed')}
      busy={command.isPending}
      onKeep={onClose}
      onSend={(reason) =>
        command.mutate(
          { action: 'cancel', ...(reason === '' ? {} : { reason }) },
          { onSuccess: () => onDone(t('cancelling.done')) },
        )
      }
    >
      <Text fw={600}>
        {localMomentOf(visit.start, visit.timeZone)}
        <br />
        {clinic ? namesOf(visit).patient : namesOf(visit).practitioner}
      </Text>
      <Text>{impact}</Text>
    </ReasonForm>
  );
}
