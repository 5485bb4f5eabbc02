import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answeredWithVersion, api } from '../../api/client';
import { useSettling } from '../../parts/hours/use-settling';
import { profileQuery, type ProfileChange, type ReadProfile } from './queries';

/** Changes the own profile, or what it offers; another window's change is not overwritten. */
export function useSaveProfile({ profile: { id }, version }: ReadProfile) {
  const { t } = useTranslation('profile');
  const queries = useQueryClient();
  const settling = useSettling({ title: t('types.save'), action: t('types.save'), handedOverBy: id, later: true });
  const saving = useMutation({
    mutationFn: async (change: ProfileChange | { visitTypeIds: string[] }): Promise<ReadProfile> => {
      const params = { path: { id }, header: { 'If-Match': version } };
      const { data, version: next } =
        'visitTypeIds' in change
          ? await settling.settle((resolution) => {
              const body = { ...change, ...(resolution === undefined ? {} : { resolution }) };
              return answeredWithVersion(api.PUT('/api/v1/practitioners/{id}/visit-types', { params, body }));
            })
          : await answeredWithVersion(api.PATCH('/api/v1/practitioners/{id}', { params, body: change }));
      return { profile: data, version: next };
    },
    onSuccess: async (read) => {
      // Before it is told: the forms begin at what was saved, and what is typed from then on stays.
      queries.setQueryData(profileQuery(id).queryKey, read);
      notifications.show({ message: t('saved') });
      await queries.invalidateQueries({ queryKey: ['practitioners'] });
    },
  });
  return { ...saving, settling };
}
