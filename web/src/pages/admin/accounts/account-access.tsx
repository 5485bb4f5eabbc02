import { Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session';
import { fieldErrors } from '../../../api/problem';
import type { User } from '../../../api/schema';
import { Failure } from '../../../shell/failure';
import { UnsavedGuard } from '../../../shell/unsaved-guard';
import { Dialog } from '../../../shell/dialog';
import { required } from '../../../parts/forms/checks';
import { roleChecks, RoleFields, type RoleValues } from './role-fields';
import { useAccountCommand } from './use-account-command';

/** What an account may do, and whether it may at all. Nobody does this to themselves. */
export function AccountAccess({ user, version }: { user: User; version: string }) {
  const { t } = useTranslation('admin');
  const session = useSession();
  const own = session.status === 'signed-in' && session.account.id === user.id;
  const command = useAccountCommand(user, version);
  const [suspending, setSuspending] = useState(false);
  const form = useForm<RoleValues>({
    initialValues: { roles: user.roles, siteIds: user.siteIds },
    validate: (values) => roleChecks(values, { site: t('accounts.noSite') }),
  });
  const save = ({ roles, siteIds }: RoleValues) =>
    command.mutate({ action: 'roles', roles, ...(roles.includes('staff') ? { siteIds } : {}) });
  return (
    <Card component="section" aria-labelledby="account-access">
      <Stack gap="md">
        <Title order={2} id="account-access">
          {t('accounts.access')}
        </Title>
        {own && <Text c="dimmed">{t('accounts.own')}</Text>}
        <form noValidate onSubmit={form.onSubmit(save)}>
          <Stack gap="md">
            <RoleFields
              values={form.values}
              errors={form.errors}
              held={user.roles}
              onChange={(change) => form.setValues(change)}
            />
            <Text size="sm" c="dimmed">
              {t('accounts.rolesHint')}
            </Text>
            <Group>
              <Button type="submit" variant="light" disabled={own || !form.isDirty()} loading={command.isPending}>
                {t('accounts.saveRoles')}
              </Button>
            </Group>
          </Stack>
          <UnsavedGuard unsaved={() => form.isDirty() && !command.isSuccess} />
        </form>
        {command.error && !suspending && <Failure error={command.error} />}
        <Group>
          {user.invited && user.status === 'active' && (
            <Button variant="default" onClick={() => command.mutate({ action: 'invite' })}>
              {t('accounts.inviteAgain')}
            </Button>
          )}
          {user.status === 'suspended' ? (
            <Button onClick={() => command.mutate({ action: 'activate' })}>{t('accounts.activate')}</Button>
          ) : (
            <Button variant="default" c="var(--mantine-color-error)" disabled={own} onClick={() => setSuspending(true)}>
              {t('accounts.suspend')}
            </Button>
          )}
        </Group>
      </Stack>
      <Dialog
        roomy
        opened={suspending}
        onClose={() => setSuspending(false)}
        title={t('accounts.suspendTitle', { name: user.fullName })}
      >
        <SuspendForm
          command={command}
          onClose={() => {
            setSuspending(false);
            command.reset();
          }}
        />
      </Dialog>
    </Card>
  );
}

function SuspendForm({ command, onClose }: { command: ReturnType<typeof useAccountCommand>; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'common']);
  const form = useForm({ initialValues: { reason: '' }, validate: required });
  const atField = fieldErrors(command.error).reason;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(
        ({ reason }) => command.mutate({ action: 'suspend', reason: reason.trim() }, { onSuccess: onClose }),
        () => form.getInputNode('reason')?.focus(),
      )}
    >
      <Stack gap="md">
        <Text>{t('accounts.suspendText')}</Text>
        <Textarea
          label={t('accounts.suspendReason')}
          required
          data-autofocus
          {...form.getInputProps('reason')}
          error={form.errors.reason ?? atField}
        />
        {command.error && !atField && <Failure error={command.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={command.isPending}>
            {t('accounts.suspend')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
