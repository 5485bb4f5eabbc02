import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateWords } from '../../format/zoned';
import { nextFreeDateQuery, type TimesAsked } from './queries';

const wholeDay = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** Where to go on when a fortnight has nothing. */
export function NextFreeDate({
  asked,
  from,
  until,
  onGo,
  otherwise,
}: {
  asked: TimesAsked;
  from: string;
  until: string;
  onGo: (date: string) => void;
  otherwise?: ReactNode;
}) {
  const { t } = useTranslation('search');
  const next = useQuery(nextFreeDateQuery(asked, from, until));
  if (next.isPending) return <Skeleton h={44} w={240} aria-hidden />;
  if (!next.data) {
    return (
      <Stack gap="xs" align="flex-start">
        <Text>{t('times.nothingUntil', { last: dateWords(until, wholeDay) })}</Text>
        {otherwise}
      </Stack>
    );
  }
  const day = dateWords(next.data, wholeDay);
  return (
    <Group>
      <Text>{t('times.nextFree', { day })}</Text>
      <Button variant="light" onClick={() => onGo(next.data!)}>
        {t('times.goTo', { day })}
      </Button>
    </Group>
  );
}
