import { Skeleton, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shell/dialog';
import { Failure } from '../../shell/failure';
import { CancelVisit } from './cancel-appointment';
import { DeclineVisit } from './decline-appointment';
import { EditReason } from './edit-reason';
import { MoveVisit } from './move-appointment';
import { visitQuery, type ReadVisit } from './queries';
import type { DialogContent } from './dialog-content';
import type { DialogKind, VisitDialogs } from './use-dialogs';

const contents: Record<DialogKind, (content: DialogContent) => ReactNode> = {
  move: MoveVisit,
  cancel: CancelVisit,
  decline: DeclineVisit,
  edit: EditReason,
};

/**
 * The dialog that is open. It reads the visit anew: what is asked must be about the visit as it is now. Focus goes back to
 * the button; once done that button may be gone, and `onSettled` says where to go on.
 */
export function VisitDialog({ id, dialogs, onSettled }: { id: string; dialogs: VisitDialogs; onSettled: () => void }) {
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
      <Loaded id={id}>{(read) => <Content read={read} onClose={close} onDone={finish} />}</Loaded>
    </Dialog>
  );
}

function Loaded({ id, children }: { id: string; children: (read: ReadVisit) => ReactNode }) {
  const visit = useQuery(visitQuery(id));
  if (visit.data) return children(visit.data);
  if (visit.error) return <Failure error={visit.error} retry={() => void visit.refetch()} />;
  return (
    <Stack gap="sm">
      <Skeleton h={24} />
      <Skeleton h={120} />
    </Stack>
  );
}
