import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { once } from '../../api/once';
import type { Impact, Leave, Resolution } from '../../api/schema';
import { useImpact } from './use-impact';

/** Leave by whole days, half-open as the API takes it. */
export interface NewLeave {
  readonly from: string;
  readonly to: string;
  readonly siteId?: string;
  readonly reason?: string;
}

/** Asks what leave would hit, and enters it. */
export function useAddLeave(practitionerId: string, onAdded: () => void) {
  const { t } = useTranslation('practice');
  const queries = useQueryClient();

  function post(leave: NewLeave, dryRun: boolean, resolution?: Resolution): Promise<Impact> {
    const body = { kind: 'leave' as const, ...leave, ...(resolution === undefined ? {} : { resolution }) };
    const send = (key?: string) =>
      answered(
        api.POST('/api/v1/practitioners/{id}/exceptions', {
          params: {
            path: { id: practitionerId },
            query: { dryRun },
            ...(key === undefined ? {} : { header: { 'Idempotency-Key': key } }),
          },
          body,
        }),
      );
    return dryRun ? send() : once(['add-leave', practitionerId, body], send);
  }

  return useImpact<NewLeave>({
    dryRun: (leave) => post(leave, true),
    change: (leave, resolution) => post(leave, false, resolution),
    onDone: async () => {
      notifications.show({ message: t('leave.added') });
      await queries.invalidateQueries();
      onAdded();
    },
  });
}

/** Takes leave or extra hours back: always asked first, with the visits that would be hit. */
export function useRemoveLeave(practitionerId: string, onRemoved: () => void) {
  const { t } = useTranslation('practice');
  const queries = useQueryClient();

  function remove(exceptionId: string, dryRun: boolean, resolution?: Resolution) {
    return answered(
      api.DELETE('/api/v1/practitioners/{id}/exceptions/{exceptionId}', {
        params: { path: { id: practitionerId, exceptionId }, query: { dryRun } },
        ...(resolution === undefined ? {} : { body: { resolution } }),
      }),
    );
  }

  return useImpact<Leave>({
    always: true,
    dryRun: async ({ id }) => (await remove(id, true)) ?? { affected: [], affectedTotal: 0 },
    change: ({ id }, resolution) => remove(id, false, resolution),
    onDone: async () => {
      notifications.show({ message: t('leave.removed') });
      await queries.invalidateQueries();
      onRemoved();
    },
  });
}
