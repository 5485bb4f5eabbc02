import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { Problem } from '../api/problem';
import type { Delivery } from '../api/schema';
import { momentOf, readersZone } from '../format/zoned';
import { Failure } from '../shell/failure';
import { TextLink } from '../shell/links';
import { useAttemptKey } from './attempt';
import { Fine } from './fine';
import { More } from './more';
import { parkedMessages } from './queries';
import { Rows, type Column } from './rows';

/** Messages that were given up after all attempts: whom they do not reach, why, and another try. */
export function ParkedMessages() {
  const { t } = useTranslation('admin');
  const list = useInfiniteQuery(parkedMessages);
  const rows = list.data?.pages.flatMap((page) => page.items);
  const words = list.hasNextPage ? 'overview.messagesMore' : 'overview.messages';
  const columns: Column<Delivery>[] = [
    { label: t('messages.recipient'), cell: (delivery) => <Recipient delivery={delivery} /> },
    { label: t('messages.written'), cell: ({ createdAt }) => momentOf(createdAt, readersZone()) },
    { label: t('messages.problem'), cell: (delivery) => <Trouble delivery={delivery} /> },
  ];
  return (
    <Stack component="section" aria-labelledby="undelivered" gap="sm">
      <Title order={2} id="undelivered">
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
            rows={rows}
            titleOf={({ kind }) => t(`messages.kinds.${kind}`)}
            columns={columns}
            actions={(delivery) => <Retry delivery={delivery} />}
          />
          <More list={list} />
        </>
      )}
    </Stack>
  );
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

function Retry({ delivery: { id, kind, createdAt } }: { delivery: Delivery }) {
  const { t } = useTranslation('admin');
  const queryClient = useQueryClient();
  const keyFor = useAttemptKey();
  const refresh = () => queryClient.invalidateQueries({ queryKey: parkedMessages.queryKey });
  const retrying = useMutation({
    mutationFn: () => {
      const params = { path: { id }, header: { 'Idempotency-Key': keyFor(id) } };
      return answered(api.POST('/api/v1/notification-deliveries/{id}/retry', { params }));
    },
    onSuccess: async () => {
      notifications.show({ message: t('messages.retried') });
      await refresh();
    },
    // It is not parked any more: somebody else has tried it again.
    onError: (error) => (error instanceof Problem && error.status === 409 ? refresh() : undefined),
  });
  const named = { message: t(`messages.kinds.${kind}`), when: momentOf(createdAt, readersZone()) };
  return (
    <Stack gap="xs" align="flex-end">
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
