import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../api/schema';
import { Failure } from '../../../shell/failure';
import { TextLink } from '../../../shell/links';
import { Recipient, Retry, Trouble, writtenAt } from '../operations/delivery-cells';
import { Fine } from '../fine';
import { More } from '../../../shell/more';
import { parkedMessages } from '../queries';
import { Rows, type Column } from '../../../shell/rows';

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
      <div>
        <TextLink to="/admin/deliveries">{t('messages.all')}</TextLink>
      </div>
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
