import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../shell/failure';
import type { Read } from './use-merge-form';

/** Reads what a form starts from: once for each opening, because what is being typed must not change underneath. */
export function ReadFirst<View>({
  name,
  read,
  children,
}: {
  name: readonly string[];
  read: () => Promise<Read<View>>;
  children: (read: Read<View>) => ReactNode;
}) {
  const { t } = useTranslation();
  const reading = useQuery({ queryKey: ['editing', ...name], queryFn: read, gcTime: 0, staleTime: Infinity });
  if (reading.data) return children(reading.data);
  if (reading.error) return <Failure error={reading.error} retry={() => void reading.refetch()} />;
  return (
    <Stack role="status" aria-label={t('loading')}>
      <Skeleton height={68} />
      <Skeleton height={68} />
      <Skeleton height={68} />
      <Skeleton height={44} width={120} />
    </Stack>
  );
}
