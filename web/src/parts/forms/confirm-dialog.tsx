import { Button, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../shell/failure';
import { DialogButtons } from './dialog-buttons';

/** Says what something does before it is done. */
export function ConfirmDialog({
  opened,
  title,
  text,
  action,
  destructive = false,
  busy,
  error,
  onConfirm,
  onClose,
  children,
}: {
  opened: boolean;
  title: string;
  text: string;
  action: string;
  destructive?: boolean;
  busy: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close'), size: 44 }}>
      <Stack gap="md">
        <Text>{text}</Text>
        {children}
        {error && <Failure error={error} />}
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button data-autofocus color={destructive ? 'red.9' : undefined} loading={busy} onClick={onConfirm}>
            {action}
          </Button>
        </DialogButtons>
      </Stack>
    </Modal>
  );
}
