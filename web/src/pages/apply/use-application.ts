import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, answeredWithVersion, api } from '../../api/client';
import { once } from '../../api/once';
import { useAccount } from '../../api/session';
import { ownApplicationQuery, readApplication, type ApplicationChange, type ReadApplication } from './queries';

/** Keeps what was typed on the server: the first time it opens the draft, later it changes it. */
export function useKeep(read: ReadApplication | null) {
  const queries = useQueryClient();
  const { queryKey } = ownApplicationQuery(useAccount().id);
  return useMutation({
    mutationFn: async (change: ApplicationChange): Promise<ReadApplication> => {
      if (read === null) {
        const body = { fullName: '', ...change };
        const { id } = await once(['open-application', body], (key) =>
          answered(
            api.POST('/api/v1/practitioner-applications', { params: { header: { 'Idempotency-Key': key } }, body }),
          ),
        );
        return readApplication(id);
      }
      const params = { path: { id: read.application.id }, header: { 'If-Match': read.version } };
      const { data, version } = await answeredWithVersion(
        api.PATCH('/api/v1/practitioner-applications/{id}', { params, body: change }),
      );
      return { application: data, version };
    },
    onSuccess: (kept) => queries.setQueryData(queryKey, kept),
  });
}

/** Hands the application to the reviewers. */
export function useSubmit({ application: { id, updatedAt } }: ReadApplication) {
  const queries = useQueryClient();
  const { queryKey } = ownApplicationQuery(useAccount().id);
  return useMutation({
    mutationFn: () =>
      once(['submit-application', id, updatedAt], (key) =>
        answered(
          api.POST('/api/v1/practitioner-applications/{id}/submit', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
          }),
        ),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
}
