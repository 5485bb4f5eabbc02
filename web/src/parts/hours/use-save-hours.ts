import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { Impact, Resolution } from '../../api/schema';
import { bodyOf, type Draft } from './hours-draft';
import { useImpact } from './use-impact';

/** Asks what new hours would hit, and sets them. `version`: of the hours that were read, nobody else's are overwritten. */
export function useSaveHours(practitionerId: string, version: string, onSaved: (draft: Draft) => void) {
  const { t } = useTranslation('practice');
  const queries = useQueryClient();

  function put(draft: Draft, dryRun: boolean, resolution?: Resolution): Promise<Impact> {
    return answered(
      api.PUT('/api/v1/practitioners/{id}/working-hours', {
        params: { path: { id: practitionerId }, query: { dryRun }, header: { 'If-Match': version } },
        body: { ...bodyOf(draft), ...(resolution === undefined ? {} : { resolution }) },
      }),
    );
  }

  return useImpact<Draft>({
    dryRun: (draft) => put(draft, true),
    change: (draft, resolution) => put(draft, false, resolution),
    onDone: async (draft) => {
      notifications.show({ message: t('hours.saved') });
      // Hours decide about nearly everything that is shown anywhere.
      await queries.invalidateQueries();
      onSaved(draft);
    },
  });
}
