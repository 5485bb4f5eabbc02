import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { once } from '../api/once';
import { Problem } from '../api/problem';
import type { Delivery } from '../api/schema';
import { dateOf, readersZone, timeOf } from '../format/zoned';
import { Failure } from '../shell/failure';
import { TextLink } from '../shell/links';
import { Fine } from './fine';
import { More } from '../shell/more';
import { parkedMessages } from './queries';
import { Rows, type Column } from '../shell/rows';
import { shortDate } from './words';

/** As many as leave the rest of the page in sight. */
const fewAtFirst = 5;

/** Messages that were given up after all attempts: whom they do not reach, why, and another try. */
export function ParkedMessages() {
  const { t } = useTranslation(['admin', 'common']);
  const list = useInfiniteQuery(parkedMessages);
  const [all, setAll] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = list.data?.pages.flatMap((page) => page.items);
  const words = list.hasNextPage ? 'overview.messagesMore' : 'overview.messages';
  const columns: Column<Delivery>[] = [
    { label: t('messages.recipient'), cell: (delivery) => <Recipient delivery={delivery} /> },
    { label: t('messages.written'), cell: ({ createdAt }) => writtenAt(createdAt) },
    { label: t('messages.problem'), cell: (delivery) => <Trouble delivery={delivery} /> },
  ];
  return (
    <Stack component="section" aria-labelledby="undelivered" gap="sm">
      <Title order={2} id="undelivered" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {t('overview.undelivered')}
      </Title>
      {list.error && !rows ? <Failure error={list.error} retry={() => void list.refetch()} /> : null}
      {!rows && !list.error && <Skeleton height={60} />}
      {rows?.length === 0 && <Fine>{t('overview.allDelivered')}</Fine>}
      {rows && rows.length > 0 && (
        <>
          <Text fw={600} className="tabular">
            {t(words, { count: rows.length })}
          </Text>
          <Rows
            label={t('overview.undelivered')}
            titleLabel={t('messages.message')}
            titleLevel={3}
            rows={all ? rows : rows.slice(0, fewAtFirst)}
            titleOf={({ kind }) => t(`messages.kinds.${kind}`)}
            columns={columns}
            actions={(delivery) => <Retry delivery={delivery} onGone={() => heading.current?.focus()} />}
          />
          {all || rows.length <= fewAtFirst ? (
            <More list={list} />
          ) : (
            <Group justify="center">
              <Button variant="default" onClick={() => setAll(true)}>
                {t('common:more')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Stack>
  );
}

function writtenAt(at: string): string {
  return `${shortDate(dateOf(at, readersZone()))}, ${timeOf(at, readersZone())}`;
}

function Recipient({ delivery: { recipient, appointmentId } }: { delivery: Delivery }) {
  const { t } = useTranslation('admin');
  return (
    <>
      {t(`messages.recipients.${recipient.kind}`)}
      {appointmentId && (
        <div>
          <TextLink to="/visits/$visitId" params={{ visitId: appointmentId }}>
            {t('messages.visit')}
          </TextLink>
        </div>
      )}
    </>
  );
}

function Trouble({ delivery: { lastError, attempts } }: { delivery: Delivery }) {
  const { t } = useTranslation('admin');
  return (
    <>
      <span style={{ overflowWrap: 'anywhere' }}>{lastError ?? '–'}</span>
      <Text c="dimmed" size="sm">
        {t('messages.attempts', { count: attempts })}
      </Text>
    </>
  );
}

/** `onGone`: its row is not there any more, so the keyboard needs another place. */
function Retry({ delivery: { id, kind, createdAt }, onGone }: { delivery: Delivery; onGone: () => void }) {
  const { t } = useTranslation('admin');
  const queryClient = useQueryClient();
  const refresh = async () => {
    await queryClient.invalidateQueries({ queryKey: parkedMessages.queryKey });
    onGone();
  };
  const retrying = useMutation({
    mutationFn: () =>
      once(['retry', id], (key) => {
        const params = { path: { id }, header: { 'Idempotency-Key': key } };
        return answered(api.POST('/api/v1/notification-deliveries/{id}/retry', { params }));
      }),
    onSuccess: async () => {
      notifications.show({ message: t('messages.retried') });
      await refresh();
    },
    // It is not parked any more: somebody else has tried it again.
    onError: (error) => (error instanceof Problem && error.status === 409 ? refresh() : undefined),
  });
  const named = { message: t(`messages.kinds.${kind}`), when: writtenAt(createdAt) };
  return (
    <Stack gap="xs" align="inherit">
      <Button
        variant="default"
        fw={500}
        aria-label={t('messages.retryNamed', named)}
        loading={retrying.isPending}
        onClick={() => retrying.mutate()}
      >
        {t('messages.retry')}
      </Button>
      {retrying.error && <Failure error={retrying.error} />}
    </Stack>
  );
}
