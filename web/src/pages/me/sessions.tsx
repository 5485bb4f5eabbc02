import { Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { SessionOfMine } from '../../api/schema';
import { localMomentOf } from '../../format/moment';
import { readersZone } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import { deviceOf } from './device';
import classes from './list.module.css';
import { tellSaved } from '../../shell/tell';

const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }): Promise<SessionOfMine[]> =>
    (await answered(api.GET('/api/v1/auth/sessions', { signal }))).items,
  staleTime: 0,
});

const end = (id: string) => answered(api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id } } }));

/** Where the account is signed in, and the way to end that. */
export function Sessions() {
  const { t } = useTranslation('me');
  const queries = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const sessions = useQuery(sessionsQuery);
  const ending = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await end(id);
    },
    onSuccess: (_, ids) => tellSaved(t('security.ended', { count: ids.length })),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
      // The button that was pressed is gone with its line; who has gone on in the meantime stays there.
      if (document.activeElement === document.body) heading.current?.focus();
    },
  });
  const others = sessions.data?.filter(({ current }) => !current) ?? [];
  return (
    <Card component="section" aria-labelledby="sessions">
      <Stack gap="md">
        <div>
          <Title order={2} id="sessions" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {t('security.sessions')}
          </Title>
          <Text c="dimmed">{t('security.sessionsText')}</Text>
        </div>
        {sessions.isPending && <Skeleton h={120} />}
        {sessions.error && <Failure error={sessions.error} retry={() => void sessions.refetch()} />}
        {sessions.data && (
          <ul className={classes.list}>
            {sessions.data.map((session) => (
              <Session
                key={session.id}
                session={session}
                busy={ending.isPending && ending.variables.includes(session.id)}
                onEnd={() => ending.mutate([session.id])}
              />
            ))}
          </ul>
        )}
        {ending.error && <Failure error={ending.error} />}
        {others.length > 1 && (
          <div>
            <Button
              variant="default"
              loading={ending.isPending && ending.variables.length > 1}
              onClick={() => ending.mutate(others.map(({ id }) => id))}
            >
              {t('security.endOthers')}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  );
}

function Session({ session, busy, onEnd }: { session: SessionOfMine; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation('me');
  const device = useDeviceWords(session.userAgent);
  const since = localMomentOf(session.createdAt, readersZone());
  return (
    <li className={classes.line}>
      <Group gap="md" justify="space-between">
        <Group gap="sm" wrap="nowrap" align="flex-start" flex={1} miw={220}>
          <MonitorSmartphone size={22} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
          <div>
            <Text fw={600}>{device}</Text>
            <Text c="dimmed">
              {session.current
                ? t('security.here')
                : t('security.lastUsed', { moment: localMomentOf(session.lastUsedAt, readersZone()) })}
            </Text>
            <Text c="dimmed" size="sm">
              {t('security.since', { moment: since })}
            </Text>
          </div>
        </Group>
        {!session.current && (
          <Button
            variant="default"
            loading={busy}
            aria-label={t('security.endOf', { device, moment: since })}
            onClick={onEnd}
          >
            {t('security.end')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function useDeviceWords(userAgent: string | null): string {
  const { t } = useTranslation('me');
  const { browser, system } = deviceOf(userAgent);
  if (browser && system) return t('security.device', { browser, system });
  return browser ?? system ?? t('security.unknownDevice');
}
