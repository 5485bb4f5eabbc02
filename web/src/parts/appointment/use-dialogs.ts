import { notifications } from '@mantine/notifications';
import { useState } from 'react';

export type DialogKind = 'move' | 'cancel' | 'decline' | 'edit';

/** The dialogs of one appointment. */
export interface AppointmentDialogs {
  readonly kind: DialogKind;
  readonly opened: boolean;
  readonly done: boolean;
  readonly open: (kind: DialogKind) => void;
  readonly close: () => void;
  readonly finish: (words: string) => void;
}

export function useAppointmentDialogs(): AppointmentDialogs {
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
