import { Skeleton, Stack, type ModalProps } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shell/failure';
import { Dialog } from '../../../shell/dialog';
import { EditForm } from './edit-form';
import type { Resource } from './resource';

/** What a dialog has open: a row to change, or nothing yet to add. */
export function useEditDialog<View>() {
  const [state, setState] = useState<{ opened: boolean; row?: View }>({ opened: false });
  return {
    ...state,
    add: () => setState({ opened: true }),
    change: (row: View) => setState({ opened: true, row }),
    // The row stays, so that the dialog does not change its words while it fades.
    close: () => setState(({ row }) => ({ opened: false, row })),
  };
}

interface EditDialogProps<View extends { id: string; name: string }, Values extends object, Body extends object> {
  resource: Resource<View, Values, Body>;
  dialog: { opened: boolean; row?: View; close: () => void };
  addTitle: string;
  size?: ModalProps['size'];
  children: (form: UseFormReturnType<Values>, view: View | undefined) => ReactNode;
}

/** Adds a thing, or changes it from its newest version, which is read when the dialog opens. */
export function EditDialog<
  View extends { id: string; name: string },
  Values extends Record<string, unknown>,
  Body extends object,
>({ resource, dialog: { opened, row, close }, addTitle, size, children }: EditDialogProps<View, Values, Body>) {
  const { t } = useTranslation('admin');
  return (
    <Dialog
      roomy
      opened={opened}
      onClose={close}
      size={size}
      title={row ? t('edit.title', { name: row.name }) : addTitle}
    >
      {row ? (
        <ReadFirst resource={resource} id={row.id} onDone={close}>
          {children}
        </ReadFirst>
      ) : (
        <EditForm resource={resource} onDone={close}>
          {children}
        </EditForm>
      )}
    </Dialog>
  );
}

function ReadFirst<
  View extends { id: string; name: string },
  Values extends Record<string, unknown>,
  Body extends object,
>({
  resource,
  id,
  onDone,
  children,
}: {
  resource: Resource<View, Values, Body>;
  id: string;
  onDone: () => void;
  children: (form: UseFormReturnType<Values>, view: View | undefined) => ReactNode;
}) {
  const { t } = useTranslation();
  const reading = useQuery({
    queryKey: ['editing', resource.key, id],
    queryFn: () => resource.read(id),
    // Read once for each opening: what is being typed must not change underneath.
    gcTime: 0,
    staleTime: Infinity,
  });
  if (reading.error) return <Failure error={reading.error} retry={() => void reading.refetch()} />;
  if (!reading.data) {
    return (
      <Stack role="status" aria-label={t('loading')}>
        <Skeleton height={68} />
        <Skeleton height={68} />
        <Skeleton height={44} />
      </Stack>
    );
  }
  return (
    <EditForm resource={resource} read={reading.data} onDone={onDone}>
      {children}
    </EditForm>
  );
}
