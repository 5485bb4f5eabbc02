import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import { once } from '../../../api/once';
import type { User } from '../../../api/schema';
import type { Role } from './account-filter';

export type AccountCommand =
  | { action: 'suspend'; reason: string }
  | { action: 'activate' | 'invite' }
  | { action: 'roles'; roles: Role[]; siteIds?: string[] };

/** Does something to an account as it was read, and shows how it is then. */
export function useAccountCommand({ id, fullName }: User, version: string) {
  const { t } = useTranslation('admin');
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (command: AccountCommand) =>
      once(['account', id, version, command], (key) => send(id, version, command, key)),
    onSuccess: async (_, { action }) => {
      notifications.show({ message: t(`accounts.done.${action}`, { name: fullName }) });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['admin', 'account', id] }),
        queryClient.invalidateQueries({ queryKey: ['admin', 'accounts'] }),
      ]);
    },
  });
}

function send(id: string, version: string, command: AccountCommand, key: string): Promise<User> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  const headers = { 'If-Match': version };
  switch (command.action) {
    case 'suspend':
      return answered(api.POST('/api/v1/users/{id}/suspend', { params, headers, body: { reason: command.reason } }));
    case 'activate':
      return answered(api.POST('/api/v1/users/{id}/activate', { params, headers }));
    case 'invite':
      return answered(api.POST('/api/v1/users/{id}/invite', { params, headers }));
    case 'roles': {
      const { roles, siteIds } = command;
      return answered(api.POST('/api/v1/users/{id}/roles', { params, headers, body: { roles, siteIds } }));
    }
  }
}
