import { Text } from '@mantine/core';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnreachable } from '../../api/session';

/** Whether the device has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
}

/** Says that the device is offline, or that the clinic does not answer, for as long as that is so. */
export function Offline() {
  const { t } = useTranslation();
  const online = useOnline();
  const unreachable = useUnreachable();
  return (
    <div role="status" aria-live="polite">
      {(!online || unreachable) && (
        <Text ta="center" py={6} px="md" fw={600} bg="yellow.2" c="dark.9">
          {t(online ? 'unreachable' : 'offline')}
        </Text>
      )}
    </div>
  );
}
