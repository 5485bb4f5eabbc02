import { Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { Mail } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../api/schema';
import { Choice } from '../../../shell/choice';
import { Empty } from '../../../shell/empty';
import { Failure } from '../../../shell/failure';
import { More } from '../../../shell/more';
import { Rows, RowsSkeleton, type Column } from '../../../shell/rows';
import { AdminPage } from '../admin-page';
import { Recipient, Retry, Trouble, writtenAt } from './delivery-cells';
import { deliveriesOf } from '../queries';
import { minutesWords } from '../../../format/words';

export const deliveries = createLazyRoute('/admin/deliveries')({ component: Deliveries });

const deliveryStatuses = ['due', 'sending', 'sent', 'skipped', 'parked'] as const;

/** Every message to people, and what became of it. What it says is not kept where this page could show it. */
function Deliveries() {
  const { t } = useTranslation('admin');
  const { status } = deliveries.useSearch();
  const navigate = useNavigate();
  const list = useInfiniteQuery(deliveriesOf(status));
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const top = useRef<HTMLDivElement>(null);
  const columns: Column<Delivery>[] = [
    { label: t('messages.recipient'), cell: (delivery) => <Recipient delivery={delivery} /> },
    { label: t('messages.written'), cell: ({ createdAt }) => <span className="tabular">{writtenAt(createdAt)}</span> },
    { label: t('messages.state'), cell: (delivery) => <State delivery={delivery} /> },
  ];
  return (
    <AdminPage title={t('messages.title')} lead={t('messages.lead')}>
      <Stack>
        <div ref={top} tabIndex={-1} style={{ outline: 'none', alignSelf: 'flex-start' }}>
          <Choice
            label={t('messages.state')}
            value={status}
            options={deliveryStatuses.map((one) => [one, t(`messages.states.${one}`)])}
            onChange={(chosen) => void navigate({ to: '/admin/deliveries', search: { status: chosen }, replace: true })}
          />
        </div>
        {list.error && !rows && <Failure error={list.error} retry={() => void list.refetch()} />}
        {!rows && !list.error && <RowsSkeleton />}
        {rows?.length === 0 && <Empty icon={Mail} title={t('messages.none')} />}
        {rows && rows.length > 0 && (
          <Rows
            label={t('messages.title')}
            titleLabel={t('messages.message')}
            rows={rows}
            titleOf={({ kind, leadMinutes }) =>
              [t(`messages.kinds.${kind}`), leadMinutes !== null && minutesWords(leadMinutes)]
                .filter(Boolean)
                .join(', ')
            }
            columns={columns}
            actions={(delivery) =>
              delivery.status === 'parked' && <Retry delivery={delivery} onGone={() => top.current?.focus()} />
            }
          />
        )}
        <More list={list} />
      </Stack>
    </AdminPage>
  );
}

/** Whether it went out, and when; else what went wrong, and when it is tried next. */
function State({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('admin');
  const { status, sentAt, nextAttemptAt, lastError } = delivery;
  const at = sentAt ?? nextAttemptAt;
  return (
    <>
      <Text fw={600}>{t(`messages.states.${status}`)}</Text>
      {at !== null && (
        <Text size="sm" c="dimmed" className="tabular">
          {t(sentAt === null ? 'messages.next' : 'messages.sentAt', { moment: writtenAt(at) })}
        </Text>
      )}
      {lastError !== null && <Trouble delivery={delivery} />}
    </>
  );
}
