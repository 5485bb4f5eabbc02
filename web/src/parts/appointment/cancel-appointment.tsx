import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { localMomentOf } from '../../format/moment';
import { useVisitCommand } from './commands';
import type { DialogContent } from './dialog-content';
import { namesOf } from './names';
import { ReasonForm } from '../forms/reason-form';
import { useViewer } from './viewer';

/** What cancelling means comes first, then the question. */
export function CancelVisit({ read, onClose, onDone }: DialogContent) {
  const { t } = useTranslation('appointment');
  const { visit } = read;
  const clinic = useViewer(visit) === 'clinic';
  const command = useVisitCommand(read);
  // Before the cut-off a patient may also move it: what the server allows tells which of the two it is.
  const late = !visit.allowedActions.includes('reschedule');
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
