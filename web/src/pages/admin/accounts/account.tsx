import { Card, Group, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../../api/schema';
import { momentOf, readersZone } from '../../../format/zoned';
import { Failure } from '../../../shell/failure';
import { TextLink } from '../../../shell/links';
import { AccountAccess } from './account-access';
import { AccountDetails } from './account-details';
import { accountQuery } from './account-queries';
import { AccountState } from './accounts';
import { AdminPage } from '../admin-page';
import { Facts } from '../../../shell/facts';

export const account = createLazyRoute('/admin/accounts/$accountId')({ component: Account });

function Account() {
  const { t } = useTranslation('admin');
  const { accountId } = account.useParams();
  const reading = useQuery(accountQuery(accountId));
  const user = reading.data?.data;
  const [saved, setSaved] = useState(0);
  return (
    <AdminPage title={user?.fullName ?? t('accounts.one')} lead={user && <Lead user={user} />}>
      <TextLink to="/admin/accounts">{t('accounts.back')}</TextLink>
      {reading.error && !user && <Failure error={reading.error} retry={() => void reading.refetch()} />}
      {!user && !reading.error && <Skeleton height={320} />}
      {reading.data && user && (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
          <Stack gap="lg">
            <Card component="section" aria-labelledby="account-facts">
              <Title order={2} id="account-facts" mb="md">
                {t('accounts.facts')}
              </Title>
              <AccountFacts user={user} />
            </Card>
            <AccountDetails
              // Not by the version: a change from elsewhere must not take away what is being typed.
              key={`${user.id} ${saved}`}
              read={reading.data}
              onSaved={() => void reading.refetch().then(() => setSaved(saved + 1))}
            />
          </Stack>
          <AccountAccess key={`access-${reading.data.version}`} user={user} version={reading.data.version} />
        </SimpleGrid>
      )}
    </AdminPage>
  );
}

function Lead({ user }: { user: User }) {
  return (
    <Group gap="sm">
      <Text span style={{ overflowWrap: 'anywhere' }}>
        {user.email}
      </Text>
      <AccountState user={user} />
    </Group>
  );
}

function AccountFacts({ user }: { user: User }) {
  const { t } = useTranslation('admin');
  const moment = (at: string | null) => (at === null ? t('accounts.never') : momentOf(at, readersZone()));
  return (
    <Facts
      facts={[
        [t('accounts.address'), t(user.emailVerified ? 'accounts.verified' : 'accounts.unverified')],
        [t('accounts.created'), moment(user.createdAt)],
        [t('accounts.lastSignIn'), moment(user.lastSignInAt)],
        [
          t('accounts.trail'),
          <TextLink key="trail" to="/admin/audit" search={{ accountId: user.id }}>
            {t('accounts.toTrail')}
          </TextLink>,
        ],
        ...(user.practitionerId
          ? ([
              [
                t('accounts.role.practitioner'),
                <TextLink
                  key="profile"
                  to="/admin/practitioners/$practitionerId"
                  params={{ practitionerId: user.practitionerId }}
                >
                  {t('accounts.toPractitioner')}
                </TextLink>,
              ],
            ] as const)
          : []),
      ]}
    />
  );
}
