import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import { once } from '../../../api/once';
import { Problem } from '../../../api/problem';
import type { AddHoliday, AffectedVisit } from '../../../api/schema';

export type NewHoliday = Pick<AddHoliday, 'date' | 'name' | 'siteId'>;

/** Adds a holiday that hits no visit at once. One that does is only looked at, until somebody keeps the visits. */
export function useAddHoliday(onDone: () => void) {
  const { t } = useTranslation('admin');
  const queryClient = useQueryClient();
  const [affected, setAffected] = useState<AffectedVisit[]>();
  const adding = useMutation({
    mutationFn: async ({ holiday, keep }: { holiday: NewHoliday; keep: boolean }) => {
      if (!keep) {
        const hits = await hitsOf(holiday);
        if (hits.length > 0) return { hits };
      }
      const body: AddHoliday = keep ? { ...holiday, resolution: { kind: 'keep' } } : holiday;
      await once(['add-holiday', body], (key) =>
        answered(api.POST('/api/v1/holidays', { params: { header: { 'Idempotency-Key': key } }, body })),
      );
      return { hits: [] };
    },
    onSuccess: async ({ hits }, { holiday }) => {
      if (hits.length > 0) return setAffected(hits);
      notifications.show({ message: t('holidays.added', { name: holiday.name }) });
      onDone();
      return queryClient.invalidateQueries({ queryKey: ['admin', 'holidays'] });
    },
    onError: (error) => {
      // Booked between the look and the decision: these visits are shown as well.
      if (error instanceof Problem && error.code === 'CHANGE_HITS_VISITS') {
        setAffected(error.members.affected as AffectedVisit[]);
        adding.reset();
      }
    },
  });
  return { adding, affected, forget: () => setAffected(undefined) };
}

async function hitsOf(holiday: NewHoliday): Promise<AffectedVisit[]> {
  const params = { query: { dryRun: true } };
  return (await answered(api.POST('/api/v1/holidays', { params, body: holiday }))).affected;
}
