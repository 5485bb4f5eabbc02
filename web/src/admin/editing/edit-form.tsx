import { Button, Group, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../shell/failure';
import { Notice } from '../../shell/notice';
import type { Read, Resource } from './resource';
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
  const { form, checkLater, saving, catchingUp, stale, failure, submit } = useEditing(resource, read, onDone);
  const submitButton = useRef<HTMLButtonElement>(null);
  return (
    <form noValidate onSubmit={submit} onBlur={checkLater}>
      <Stack gap="md">
        {children(form, read?.data)}
        {stale && (
          <Notice role="alert" color="yellow" title={t('edit.staleTitle')}>
            <Text>{t('edit.staleText')}</Text>
            <Button
              mt="sm"
              variant="default"
              loading={catchingUp.isPending}
              onClick={() => catchingUp.mutate(undefined, { onSuccess: () => submitButton.current?.focus() })}
            >
              {t('edit.catchUp')}
            </Button>
          </Notice>
        )}
        {catchingUp.error && <Failure error={catchingUp.error} />}
        {failure && <Failure error={failure} />}
        <Text role="status">{catchingUp.isSuccess && !stale && t('edit.caughtUp')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" ref={submitButton} loading={saving.isPending}>
            {read ? t('common:save') : t('common:add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
