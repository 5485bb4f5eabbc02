import { Button, Flex, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session';

/** Asks before a page is left on which something is not saved. `unsaved` is asked at that moment. */
export function UnsavedGuard({ unsaved }: { unsaved: () => boolean }) {
  const { t } = useTranslation();
  // Who has signed out is gone: nothing can be saved any more.
  const holds = () => unsaved() && session.current.status === 'signed-in';
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && holds(),
    enableBeforeUnload: holds,
    withResolver: true,
  });
  return (
    <Modal
      opened={leaving.status === 'blocked'}
      onClose={() => leaving.reset?.()}
      title={t('unsaved.title')}
      closeButtonProps={{ 'aria-label': t('close'), size: 44 }}
    >
      <Stack gap="md">
        <Text>{t('unsaved.text')}</Text>
        <Flex direction={{ base: 'column', xs: 'row' }} justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => leaving.proceed?.()}>
            {t('unsaved.leave')}
          </Button>
          <Button data-autofocus onClick={() => leaving.reset?.()}>
            {t('unsaved.stay')}
          </Button>
        </Flex>
      </Stack>
    </Modal>
  );
}
