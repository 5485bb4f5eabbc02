import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import { once } from '../../../api/once';
import { Problem } from '../../../api/problem';
import type { Credential } from '../../../api/schema';

export type Decision = { action: 'verify' } | { action: 'reject'; reason: string };

/** Decides about a credential, and shows what there is then, also when somebody else was faster. */
export function useDecision(credential: Credential, onDone: () => void) {
  const { t } = useTranslation('practitioners');
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['practitioners'] });
  return useMutation({
    mutationFn: (decision: Decision) =>
      once(['credential', credential.id, decision], (key) => send(credential, decision, key)),
    onSuccess: async (_, { action }) => {
      notifications.show({ message: t(`credentials.${action}.done`) });
      // First the list, then the dialog: the focus goes where something is left.
      await refresh();
      onDone();
    },
    onError: (error) => {
      if (error instanceof Problem && error.status === 409) void refresh();
    },
  });
}

function send({ id: credentialId, practitionerId: id }: Credential, decision: Decision, key: string) {
  const params = { path: { id, credentialId }, header: { 'Idempotency-Key': key } };
  if (decision.action === 'verify')
    return answered(api.POST('/api/v1/practitioners/{id}/credentials/{credentialId}/verify', { params }));
  const body = { reason: decision.reason };
  return answered(api.POST('/api/v1/practitioners/{id}/credentials/{credentialId}/reject', { params, body }));
}
