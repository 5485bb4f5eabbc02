import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../api/schema';
import { momentOf } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import { checkInCodeQuery } from './queries';

/** What hangs at the door today: patients scan it and are checked in. */
export function CheckInSign({ site, opened, onClose }: { site: Site; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['desk', 'common']);
  const code = useQuery({ ...checkInCodeQuery(site.id), enabled: opened });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('sign.title', { site: site.name })}
      closeButtonProps={{ 'aria-label': t('common:close'), size: 44 }}
    >
      {code.error && <Failure error={code.error} retry={() => void code.refetch()} />}
      {!code.data && !code.error && <Skeleton height={300} />}
      {code.data && (
        <Stack align="center" ta="center">
          <Text>{t('sign.text')}</Text>
          {/* Black on white, also in the dark: cameras expect it. */}
          <div style={{ background: '#fff', padding: 16, borderRadius: 8 }}>
            <QRCodeSVG value={code.data.url} size={220} title={t('sign.code', { code: code.data.code })} />
          </div>
          <Text fz={32} fw={700} className="tabular" style={{ letterSpacing: '0.15em' }}>
            {code.data.code}
          </Text>
          <Text size="sm" c="dimmed">
            {t('sign.until', { moment: momentOf(code.data.validUntil, site.timeZone) })}
          </Text>
          <Group>
            <Button variant="default" onClick={() => print()}>
              {t('print')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
