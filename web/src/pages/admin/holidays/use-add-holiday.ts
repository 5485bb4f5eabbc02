import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import { once } from '../../../api/once';
import type { AddHoliday } from '../../../api/schema';
import { useSettling } from '../../../parts/hours/use-settling';

export type NewHoliday = Pick<AddHoliday, 'date' | 'name' | 'siteId'>;

/** Adds a holiday; where it hits visits, somebody decides what becomes of them. */
export function useAddHoliday(onDone: () => void) {
  const { t } = useTranslation('admin');
  const queryClient = useQueryClient();
  const settling = useSettling({ title: t('holidays.add'), action: t('holidays.addAction'), later: true });
  const adding = useMutation({
    mutationFn: (holiday: NewHoliday) =>
      settling.settle((resolution) => {
        const body: AddHoliday = { ...holiday, ...(resolution === undefined ? {} : { resolution }) };
        return once(['add-holiday', body], (key) =>
          answered(api.POST('/api/v1/holidays', { params: { header: { 'Idempotency-Key': key } }, body })),
        );
      }),
    onSuccess: (_, { name }) => {
      notifications.show({ message: t('holidays.added', { name }) });
      onDone();
      return queryClient.invalidateQueries();
    },
  });
  return { adding, settling };
}
