import { Text } from '@mantine/core';
import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

/** Says that the device is offline, for as long as it is. */
export function Offline() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  return (
    <div role="status" aria-live="polite">
      {!online && (
        <Text ta="center" py={6} px="md" fw={600} bg="yellow.2" c="dark.9">
          {t('offline')}
        </Text>
      )}
    </div>
  );
}
