import { Skeleton, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../api/schema';
import { Dialog } from '../../shell/dialog';
import { Failure } from '../../shell/failure';
import { CancelAppointment } from './cancel-appointment';
import { DeclineAppointment } from './decline-appointment';
import { EditReason } from './edit-reason';
import { MoveAppointment } from './move-appointment';
import { appointmentQuery } from './queries';
import type { DialogContent } from './dialog-content';
import type { DialogKind, AppointmentDialogs } from './use-dialogs';

const contents: Record<DialogKind, (content: DialogContent) => ReactNode> = {
  move: MoveAppointment,
  cancel: CancelAppointment,
  decline: DeclineAppointment,
  edit: EditReason,
};

/**
 * The dialog that is open. It reads the appointment again, because what is asked must be about the appointment as it is
 * now. Focus goes back to the button; once done that button may be gone, and `onSettled` says where to go on.
 */
export function AppointmentDialog({
  id,
  dialogs,
  onSettled,
}: {
  id: string;
  dialogs: AppointmentDialogs;
  onSettled: () => void;
}) {
  const { t } = useTranslation(['appointment', 'common']);
  const phone = useMediaQuery('(max-width: 36em)');
  const { kind, opened, done, close, finish } = dialogs;
  const titles = {
    move: t('moving.title'),
    cancel: t('cancelling.title'),
    decline: t('declining.title'),
    edit: t('editing.title'),
  };
  const Content = contents[kind];
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={titles[kind]}
      size={kind === 'move' ? 'xl' : 'md'}
      fullScreen={phone && kind === 'move'}
      returnFocus={!done}
      onExitTransitionEnd={() => done && onSettled()}
    >
      <Loaded id={id}>{(visit) => <Content visit={visit} onClose={close} onDone={finish} />}</Loaded>
    </Dialog>
  );
}

function Loaded({ id, children }: { id: string; children: (visit: Visit) => ReactNode }) {
  const visit = useQuery(appointmentQuery(id));
  if (visit.data) return children(visit.data);
  if (visit.error) return <Failure error={visit.error} retry={() => void visit.refetch()} />;
  return (
    <Stack gap="sm">
      <Skeleton h={24} />
      <Skeleton h={120} />
    </Stack>
  );
}
