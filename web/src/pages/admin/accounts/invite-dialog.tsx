import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import { once } from '../../../api/once';
import { fieldErrors } from '../../../api/problem';
import { Failure } from '../../../shell/failure';
import { checkLater } from '../../../shell/check-later';
import { Dialog } from '../../../shell/dialog';
import { required } from '../../../parts/forms/checks';
import { roleChecks, RoleFields, type RoleValues } from './role-fields';

interface InviteValues extends RoleValues {
  email: string;
  fullName: string;
}

/** Makes an account and sends its owner a link to set a password. */
export function InviteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('admin');
  return (
    <Dialog roomy opened={opened} onClose={onClose} title={t('accounts.invite')}>
      <InviteForm onDone={onClose} />
    </Dialog>
  );
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['admin', 'common']);
  const queryClient = useQueryClient();
  const form = useForm<InviteValues>({
    initialValues: { email: '', fullName: '', roles: ['staff'], siteIds: [] },
    validate: ({ email, fullName, ...access }) => ({
      ...required({ email, fullName }),
      ...roleChecks(access, { role: t('accounts.noRole'), site: t('accounts.noSite') }),
    }),
  });
  const inviting = useMutation({
    mutationFn: ({ email, fullName, roles, siteIds }: InviteValues) => {
      const sites = roles.includes('staff') ? { siteIds } : {};
      const body = { email: email.trim(), fullName: fullName.trim(), roles, ...sites };
      return once(['invite', body], (key) =>
        answered(api.POST('/api/v1/users', { params: { header: { 'Idempotency-Key': key } }, body })),
      );
    },
    onSuccess: async ({ email }) => {
      notifications.show({ message: t('accounts.invited', { email }) });
      onDone();
      await queryClient.invalidateQueries({ queryKey: ['admin', 'accounts'] });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const placed = Object.keys(fieldErrors(inviting.error)).length > 0;
  return (
    <form
      noValidate
      onBlur={checkLater(form)}
      onSubmit={form.onSubmit(
        (values) => inviting.mutate(values),
        (errors) => form.getInputNode(Object.keys(errors)[0]!)?.focus(),
      )}
    >
      <Stack gap="md">
        <Text>{t('accounts.inviteLead')}</Text>
        <TextInput label={t('accounts.fullName')} required data-autofocus {...form.getInputProps('fullName')} />
        <TextInput
          label={t('accounts.email')}
          type="email"
          autoComplete="off"
          required
          {...form.getInputProps('email')}
        />
        <RoleFields values={form.values} errors={form.errors} onChange={(change) => form.setValues(change)} />
        {inviting.error && !placed && <Failure error={inviting.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={inviting.isPending}>
            {t('accounts.inviteAction')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
