import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { Plus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../../api/schema';
import { dateOf, readersZone } from '../../../format/zoned';
import { Choice } from '../../../shell/choice';
import { Empty } from '../../../shell/empty';
import { Failure } from '../../../shell/failure';
import { TextLink } from '../../../shell/links';
import { SearchField } from '../../../shell/search-field';
import { roles, type AccountFilter } from './account-filter';
import { accountsOf } from './account-queries';
import { AdminPage } from '../admin-page';
import { InviteDialog } from './invite-dialog';
import { More } from '../../../shell/more';
import { Rows, RowsSkeleton, type Column } from '../../../shell/rows';
import { shortDate } from '../../../format/words';

export const accounts = createLazyRoute('/admin/accounts')({ component: Accounts });

function Accounts() {
  const { t } = useTranslation('admin');
  const filter = accounts.useSearch();
  const navigate = useNavigate();
  const list = useInfiniteQuery(accountsOf(filter));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const [inviting, setInviting] = useState(false);
  const narrow = (change: AccountFilter) =>
    void navigate({ to: '/admin/accounts', search: { ...filter, ...change }, replace: true });
  const columns: Column<User>[] = [
    { label: t('accounts.email'), cell: ({ email }) => <span style={{ overflowWrap: 'anywhere' }}>{email}</span> },
    { label: t('accounts.roles'), cell: (user) => user.roles.map((role) => t(`accounts.role.${role}`)).join(', ') },
    { label: t('state.label'), cell: (user) => <AccountState user={user} /> },
    { label: t('accounts.lastSignIn'), cell: ({ lastSignInAt }) => <Seen at={lastSignInAt} /> },
  ];
  return (
    <AdminPage
      title={t('accounts.title')}
      lead={t('accounts.lead')}
      actions={
        <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setInviting(true)}>
          {t('accounts.invite')}
        </Button>
      }
    >
      <Stack>
        <Group align="flex-start">
          <SearchField label={t('accounts.search')} value={filter.q} onSearch={(q) => narrow({ q })} />
          <Choice
            label={t('accounts.roles')}
            value={filter.role}
            options={roles.map((role) => [role, t(`accounts.role.${role}`)])}
            onChange={(role) => narrow({ role })}
          />
          <Choice
            label={t('state.label')}
            value={filter.status}
            options={(['active', 'suspended'] as const).map((status) => [status, t(`accounts.status.${status}`)])}
            onChange={(status) => narrow({ status })}
          />
        </Group>
        {list.error && !rows ? <Failure error={list.error} retry={() => void list.refetch()} /> : null}
        {!rows && !list.error && <RowsSkeleton />}
        {rows?.length === 0 && <Empty icon={Users} title={t('accounts.none')} />}
        {rows && rows.length > 0 && (
          <Rows
            label={t('accounts.title')}
            titleLabel={t('name')}
            rows={rows}
            titleOf={({ id, fullName }) => (
              <TextLink to="/admin/accounts/$accountId" params={{ accountId: id }}>
                {fullName}
              </TextLink>
            )}
            columns={columns}
          />
        )}
        <More list={list} />
      </Stack>
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
    </AdminPage>
  );
}

/** Whether an account may sign in, and whether it ever could. */
export function AccountState({ user: { status, invited } }: { user: User }) {
  const { t } = useTranslation('admin');
  const words = status === 'suspended' ? 'suspended' : invited ? 'invited' : 'active';
  return (
    <Badge
      size="lg"
      miw="max-content"
      color={{ suspended: 'red', invited: 'gray', active: 'teal' }[words]}
      variant={words === 'active' ? 'light' : 'default'}
    >
      {t(`accounts.status.${words}`)}
    </Badge>
  );
}

function Seen({ at }: { at: string | null }) {
  const { t } = useTranslation('admin');
  if (at === null) return <Text c="dimmed">{t('accounts.never')}</Text>;
  return shortDate(dateOf(at, readersZone()));
}
