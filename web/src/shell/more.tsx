import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from './failure';

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => unknown;
}

/** The rest of a long list, when there is one. */
export function More({ list }: { list: Paged }) {
  const { t } = useTranslation();
  if (list.isFetchNextPageError) return <Failure error={list.error} retry={() => void list.fetchNextPage()} />;
  if (!list.hasNextPage) return null;
  return (
    <Group justify="center">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('more')}
      </Button>
    </Group>
  );
}
