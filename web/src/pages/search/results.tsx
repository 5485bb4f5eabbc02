import { Button, Stack, Text } from '@mantine/core';
import { useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPractitioner } from '../../api/schema';
import type { Filters } from './filters';
import { Failure } from '../../shell/failure';
import { NothingFound } from './nothing-found';
import classes from './practitioners.module.css';
import { ResultCard } from './result-card';
import { ResultsSkeleton } from './results-skeleton';
import { useCountWords, useSearch } from './use-search';

/** Who was found, a page at a time. */
export function Results({
  filters,
  count,
  onDrop,
}: {
  filters: Filters;
  /** Where the focus goes when a filter was dropped. */
  count: Ref<HTMLParagraphElement>;
  onDrop: (next: Filters) => void;
}) {
  const { t } = useTranslation();
  const search = useSearch(filters);
  const countWords = useCountWords(filters);
  const list = useRef<HTMLUListElement>(null);
  const found = search.data?.pages.flatMap((page): FoundPractitioner[] => page.items);

  async function showMore() {
    const before = found?.length ?? 0;
    const { isSuccess } = await search.fetchNextPage();
    // On with the first one that is new: the button may be gone.
    if (isSuccess) setTimeout(() => list.current?.querySelectorAll<HTMLElement>('h2 a')[before]?.focus());
  }

  return (
    <Stack gap="md" aria-busy={search.isPlaceholderData}>
      <Text ref={count} tabIndex={-1} role="status" c="dimmed" mih="1.55em" style={{ outline: 'none' }}>
        {search.isPending ? t('loading') : countWords}
      </Text>
      {search.error && <Failure error={search.error} retry={() => void search.refetch()} />}
      {search.isPending && <ResultsSkeleton />}
      {found?.length === 0 && !search.isPlaceholderData && !search.error && (
        <NothingFound filters={filters} onDrop={onDrop} />
      )}
      {found && found.length > 0 && (
        <ul ref={list} className={classes.list} data-old={search.isPlaceholderData || undefined}>
          {found.map((practitioner) => (
            <li key={practitioner.id}>
              <ResultCard practitioner={practitioner} filters={filters} />
            </li>
          ))}
        </ul>
      )}
      {search.hasNextPage && !search.isPlaceholderData && (
        <Button variant="default" onClick={() => void showMore()} loading={search.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}
