import { Modal, Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

// Only who opens it needs what draws it.
const Drawn = lazy(async () => ({ default: (await import('qrcode.react')).QRCodeSVG }));
const side = 240;

/** The code to hold out at the pharmacy: their camera opens the page that checks it. */
export function PharmacyDialog({ code, opened, onClose }: { code: string; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['record', 'common']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('prescription.showTitle')}
      closeButtonProps={{ 'aria-label': t('common:close'), size: 44 }}
    >
      <Stack align="center" gap="md">
        {/* Cameras need it dark on light, also at night. */}
        <div style={{ padding: 16, background: '#fff', borderRadius: 8 }}>
          <Suspense fallback={<Skeleton w={side} h={side} />}>
            <Drawn value={`${location.origin}/prescriptions/verify/${code}`} size={side} title={t('prescription.qr')} />
          </Suspense>
        </div>
        <Text fw={650} fz="xl" className="tabular" ta="center">
          {code}
        </Text>
        <Text c="dimmed" ta="center">
          {t('prescription.showText')}
        </Text>
      </Stack>
    </Modal>
  );
}
