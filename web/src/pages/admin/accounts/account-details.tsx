import { Button, Card, Group, Stack, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answered, answeredWithVersion, api } from '../../../api/client';
import type { User } from '../../../api/schema';
import { Failure } from '../../../shell/failure';
import { UnsavedGuard } from '../../../shell/unsaved-guard';
import { required } from '../../../parts/forms/checks';
import type { Read } from '../../../parts/forms/use-merge-form';
import type { Resource } from '../editing/resource';
import { StaleNotice } from '../editing/stale-notice';
import { useEditing } from '../editing/use-editing';

type Named = User & { name: string };
type Details = {
  fullName: string;
  phone: string;
};

const path = '/api/v1/users/{id}';
const named = (user: User): Named => ({ ...user, name: user.fullName });

const resource: Resource<Named, Details, { fullName: string; phone: string | null }> = {
  key: 'account',
  empty: { fullName: '', phone: '' },
  valuesOf: ({ fullName, phone }) => ({ fullName, phone: phone ?? '' }),
  bodyOf: ({ fullName, phone }) => ({ fullName: fullName.trim(), phone: phone.trim() || null }),
  read: async (id) => {
    const { data, version } = await answeredWithVersion(api.GET(path, { params: { path: { id } } }));
    return { data: named(data), version };
  },
  add: () => Promise.reject(new Error('Accounts are invited')),
  change: async (id, body, version) =>
    named(await answered(api.PATCH(path, { params: { path: { id }, header: { 'If-Match': version } }, body }))),
  checks: ({ fullName }) => required({ fullName }),
};

/** Name and telephone of an account's owner. The address is theirs to change. */
export function AccountDetails({ read: { data, version }, onSaved }: { read: Read<User>; onSaved: () => void }) {
  const { t } = useTranslation(['admin', 'common']);
  const editing = useEditing(resource, { data: named(data), version }, onSaved);
  const { form, checkLater, saving, saved, failure, submit } = editing;
  return (
    <Card component="section" aria-labelledby="account-person">
      <form noValidate onSubmit={submit} onBlur={checkLater}>
        <Stack gap="md">
          <Title order={2} id="account-person">
            {t('application.person')}
          </Title>
          <TextInput label={t('accounts.fullName')} required {...form.getInputProps('fullName')} />
          <TextInput label={t('accounts.phone')} type="tel" {...form.getInputProps('phone')} />
          <StaleNotice editing={editing} />
          {failure && <Failure error={failure} />}
          <Group>
            <Button type="submit" loading={saving} disabled={!form.isDirty()}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
        <UnsavedGuard unsaved={() => form.isDirty() && !saved} />
      </form>
    </Card>
  );
}
