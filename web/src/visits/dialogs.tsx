import { Modal, Skeleton, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../shell/failure';
import { CancelVisit } from './cancel-visit';
import { DeclineVisit } from './decline-visit';
import { EditReason } from './edit-reason';
import { MoveVisit } from './move-visit';
import { visitQuery, type ReadVisit } from './queries';

export interface DialogContent {
  readonly read: ReadVisit;
  readonly onClose: () => void;
  /** It is done: what to tell. */
  readonly onDone: (words: string) => void;
}

const contents = { move: MoveVisit, cancel: CancelVisit, decline: DeclineVisit, edit: EditReason } as const;
export type DialogKind = keyof typeof contents;

/** The dialogs of one visit. */
export interface VisitDialogs {
  readonly kind: DialogKind;
  readonly opened: boolean;
  readonly done: boolean;
  readonly open: (kind: DialogKind) => void;
  readonly close: () => void;
  readonly finish: (words: string) => void;
}

export function useVisitDialogs(): VisitDialogs {
  const [state, setState] = useState<{ kind: DialogKind; opened: boolean; done: boolean }>({
    kind: 'cancel',
    opened: false,
    done: false,
  });
  return {
    ...state,
    open: (kind) => setState({ kind, opened: true, done: false }),
    close: () => setState((last) => ({ ...last, opened: false })),
    finish: (message) => {
      notifications.show({ message });
      setState((last) => ({ ...last, opened: false, done: true }));
    },
  };
}

/**
 * The dialog that is open. It reads the visit anew: what is asked must be about the visit as it is now. Focus goes back to
 * the button; once done that button may be gone, and `onSettled` says where to go on.
 */
export function VisitDialog({ id, dialogs, onSettled }: { id: string; dialogs: VisitDialogs; onSettled: () => void }) {
  const { t } = useTranslation(['visits', 'common']);
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
    <Modal
      opened={opened}
      onClose={close}
      title={titles[kind]}
      size={kind === 'move' ? 'xl' : 'md'}
      fullScreen={phone && kind === 'move'}
      returnFocus={!done}
      onExitTransitionEnd={() => done && onSettled()}
      closeButtonProps={{ 'aria-label': t('common:close'), size: 44 }}
    >
      <Loaded id={id}>{(read) => <Content read={read} onClose={close} onDone={finish} />}</Loaded>
    </Modal>
  );
}

function Loaded({ id, children }: { id: string; children: (read: ReadVisit) => React.ReactNode }) {
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
