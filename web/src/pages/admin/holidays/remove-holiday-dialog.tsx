import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import { Problem } from '../../../api/problem';
import type { Holiday } from '../../../api/schema';
import { Failure } from '../../../shell/failure';
import { Dialog } from '../../../shell/dialog';
import { useSiteName } from '../use-site-name';
import { longDate } from '../../../format/words';

interface RemoveHolidayDialogProps {
  opened: boolean;
  holiday?: Holiday;
  onClose: () => void;
  /** Its row is not there any more, so the keyboard needs another place. */
  onRemoved: () => void;
}

/** Opens a day again, after a look at what that means. */
export function RemoveHolidayDialog({ opened, holiday, onClose, onRemoved }: RemoveHolidayDialogProps) {
  const { t } = useTranslation('admin');
  return (
    <Dialog roomy opened={opened} onClose={onClose} title={t('holidays.removeTitle', { name: holiday?.name })}>
      {holiday && <Removal holiday={holiday} onClose={onClose} onRemoved={onRemoved} />}
    </Dialog>
  );
}

function Removal({
  holiday: { id, name, date, siteId },
  onClose,
  onRemoved,
}: Omit<RemoveHolidayDialogProps, 'opened' | 'holiday'> & { holiday: Holiday }) {
  const { t } = useTranslation(['admin', 'common']);
  const siteName = useSiteName();
  const queryClient = useQueryClient();
  const removing = useMutation({
    mutationFn: () =>
      answered(api.DELETE('/api/v1/holidays/{id}', { params: { path: { id } } })).catch((error: unknown) => {
        // Somebody else has removed it: it is gone, as wished.
        if (!(error instanceof Problem) || error.status !== 404) throw error;
      }),
    onSuccess: async () => {
      notifications.show({ message: t('holidays.removed', { name }) });
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['admin', 'holidays'] });
      onRemoved();
    },
  });
  return (
    <Stack gap="md">
      <Text>{t('holidays.removeText', { date: longDate(date), site: siteName(siteId) })}</Text>
      {removing.error && <Failure error={removing.error} />}
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('holidays.keepIt')}
        </Button>
        <Button color="red.9" loading={removing.isPending} onClick={() => removing.mutate()}>
          {t('common:remove')}
        </Button>
      </Group>
    </Stack>
  );
}
