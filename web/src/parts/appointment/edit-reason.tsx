import { useTranslation } from 'react-i18next';
import { useVisitCommand } from './commands';
import type { DialogContent } from './dialog-content';
import { ReasonForm } from '../forms/reason-form';

/** The patient thinks of more, or of less. */
export function EditReason({ read, onClose, onDone }: DialogContent) {
  const { t } = useTranslation(['appointment', 'common']);
  const command = useVisitCommand(read);
  return (
    <ReasonForm
      label={t('editing.label')}
      hint={t('editing.hint')}
      initial={read.visit.reason ?? ''}
      keep={t('common:cancel')}
      action={t('common:save')}
      error={command.error}
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
