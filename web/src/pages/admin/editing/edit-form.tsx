import { Button, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ImpactDialog } from '../../../parts/hours/impact';
import { Failure } from '../../../shell/failure';
import type { Read } from '../../../parts/forms/use-merge-form';
import type { Resource } from './resource';
import { StaleNotice } from './stale-notice';
import { useEditing } from './use-editing';

/** The form of a dialog with its ways out. What was typed stays, whatever the server answers. */
export function EditForm<
  View extends { id: string; name: string },
  Values extends Record<string, unknown>,
  Body extends object,
>({
  resource,
  read,
  onDone,
  children,
}: {
  resource: Resource<View, Values, Body>;
  read?: Read<View>;
  onDone: () => void;
  children: (form: UseFormReturnType<Values>, view: View | undefined) => ReactNode;
}) {
  const { t } = useTranslation(['admin', 'common']);
  const editing = useEditing(resource, read, onDone);
  const { form, checkLater, saving, failure, submit } = editing;
  const submitButton = useRef<HTMLButtonElement>(null);
  return (
    <>
      <form noValidate onSubmit={submit} onBlur={checkLater}>
        <Stack gap="md">
          {children(form, read?.data)}
          <StaleNotice editing={editing} onCaughtUp={() => submitButton.current?.focus()} />
          {failure && <Failure error={failure} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" ref={submitButton} loading={saving}>
              {read ? t('common:save') : t('common:add')}
            </Button>
          </Group>
        </Stack>
      </form>
      <ImpactDialog decision={editing.settling.decision} onClose={editing.settling.giveUp} />
    </>
  );
}
