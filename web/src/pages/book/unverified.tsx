import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { isDemo } from '../../api/demo';
import type { Me } from '../../api/schema';
import { Failure } from '../../shell/failure';
import { meQuery } from './queries';

/** Whoever has not shown that the address is theirs is helped to do so; coming back to this window goes on by itself. */
export function Unverified({ me: { email } }: { me: Pick<Me, 'email'> }) {
  const { t } = useTranslation('book');
  const me = useQuery({ ...meQuery, refetchInterval: 10_000 });
  const [asked, setAsked] = useState(false);
  const resending = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/auth/resend-verification', { body: { email } })),
  });
  const look = async () => {
    await me.refetch();
    setAsked(true);
  };
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2}>{t('unverified.title')}</Title>
        <Text>{t('unverified.text', { email })}</Text>
        <Group gap="sm">
          <Button onClick={() => void look()}>{t('unverified.done')}</Button>
          <Button variant="default" loading={resending.isPending} onClick={() => resending.mutate()}>
            {t('unverified.resend')}
          </Button>
          {isDemo && (
            <Anchor href="/dev/mailbox" target="_blank" rel="noopener">
              {t('unverified.mailbox')}
            </Anchor>
          )}
        </Group>
        <Text role="status">
          {resending.isSuccess ? t('unverified.resent') : asked && !me.isFetching && t('unverified.notYet')}
        </Text>
        {resending.error && <Failure error={resending.error} />}
      </Stack>
    </Card>
  );
}
