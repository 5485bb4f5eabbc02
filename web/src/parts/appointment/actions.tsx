import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CalendarClock, Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../shell/failure';
import { CalendarButton } from './calendar-button';
import { useVisitCommand } from './commands';
import type { VisitDialogs } from './use-dialogs';
import type { ReadVisit } from './queries';

/** What can be done to the visit now: the server's list, as buttons. */
export function VisitActions({
  read,
  dialogs,
  onDone,
}: {
  read: ReadVisit;
  dialogs: VisitDialogs;
  onDone: () => void;
}) {
  const { t } = useTranslation('appointment');
  const { visit } = read;
  const can = (action: string) => visit.allowedActions.includes(action);
  const approving = useVisitCommand(read);
  const approve = () =>
    approving.mutate(
      { action: 'approve' },
      {
        onSuccess: () => {
          notifications.show({ message: t('actions.approved') });
          onDone();
        },
      },
    );
  const buttons = [
    can('approve') && (
      <Button
        key="approve"
        leftSection={<Check size={18} aria-hidden />}
        loading={approving.isPending}
        onClick={approve}
      >
        {t('actions.approve')}
      </Button>
    ),
    can('decline') && (
      <Button key="decline" variant="default" onClick={() => dialogs.open('decline')}>
        {t('actions.decline')}
      </Button>
    ),
    visit.status === 'confirmed' && <CalendarButton key="calendar" visit={visit} />,
    can('reschedule') && (
      <Button
        key="move"
        variant="default"
        leftSection={<CalendarClock size={18} aria-hidden />}
        onClick={() => dialogs.open('move')}
      >
        {t('actions.move')}
      </Button>
    ),
    can('cancel') && (
      <Button
        key="cancel"
        variant="default"
        leftSection={<X size={18} aria-hidden />}
        onClick={() => dialogs.open('cancel')}
      >
        {t('actions.cancelVisit')}
      </Button>
    ),
  ].filter((button) => button !== false);
  if (buttons.length === 0) return null;
  return (
    <>
      <Group gap="sm" role="group" aria-label={t('actions.label')}>
        {buttons}
      </Group>
      {approving.error && <Failure error={approving.error} />}
    </>
  );
}
