import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sizeWords } from '../../format/size';
import type { Progress as Sent } from './use-upload';

/** How far an upload is, with numbers. Once all is sent, the server still looks at the file. */
export function UploadProgress({ progress, onCallOff }: { progress: Sent | undefined; onCallOff: () => void }) {
  const { t } = useTranslation(['me', 'common']);
  const { sent, whole } = progress ?? { sent: 0, whole: 1 };
  const percent = Math.floor((sent / whole) * 100);
  const words =
    progress === undefined
      ? t('upload.begins')
      : sent < whole
        ? t('upload.sent', { sent: sizeWords(sent), whole: sizeWords(whole), percent })
        : t('upload.checked');
  return (
    <Stack gap={6}>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label={t('upload.label')} aria-valuetext={words} />
      </Progress.Root>
      <Group justify="space-between" gap="xs">
        <Text className="tabular" role="status">
          {words}
        </Text>
        <Button variant="subtle" size="sm" onClick={onCallOff}>
          {t('common:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
