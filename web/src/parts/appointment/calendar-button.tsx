import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { Visit } from '../../api/schema';
import { dateOf } from '../../format/zoned';
import { useFailureWords } from '../../shell/failure';
import { saveFile } from '../../shell/files/save-file';
import { notifications } from '@mantine/notifications';

/** The visit as a file that calendars open. It is fetched, not linked: only the signed-in may read it. */
export function CalendarButton({ visit }: { visit: Visit }) {
  const { t } = useTranslation('appointment');
  const words = useFailureWords();
  const fetching = useMutation({
    mutationFn: async (): Promise<Blob> =>
      (await answered(
        api.GET('/api/v1/appointments/{id}/calendar.ics', { params: { path: { id: visit.id } }, parseAs: 'blob' }),
      )) as Blob,
    onSuccess: (file) => {
      saveFile(file, `visit-${dateOf(visit.start, visit.timeZone)}.ics`);
      notifications.show({ message: t('actions.calendarDone') });
    },
    onError: (error) => notifications.show({ color: 'red', message: words(error) }),
  });
  return (
    <Button
      variant="default"
      leftSection={<CalendarPlus size={18} aria-hidden />}
      loading={fetching.isPending}
      onClick={() => fetching.mutate()}
    >
      {t('actions.calendar')}
    </Button>
  );
}
