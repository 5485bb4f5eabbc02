import { useTranslation } from 'react-i18next';
import { useAppointmentCommand } from './commands';
import type { DialogContent } from './dialog-content';
import { ReasonForm } from '../forms/reason-dialog';

/** The patient thinks of more, or of less. */
export function EditReason({ visit, onClose, onDone }: DialogContent) {
  const { t } = useTranslation(['appointment', 'common']);
  const command = useAppointmentCommand(visit);
  return (
    <ReasonForm
      label={t('editing.label')}
      hint={t('editing.hint')}
      initial={visit.reason ?? ''}
      keep={t('common:cancel')}
      action={t('common:save')}
      error={command.error}
      overtaken={t('changed')}
      busy={command.isPending}
      onKeep={onClose}
      onSend={(reason) =>
        command.mutate(
          { action: 'edit', reason: reason === '' ? null : reason },
          { onSuccess: () => onDone(t('editing.done')) },
        )
      }
    />
  );
}
