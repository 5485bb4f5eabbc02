import { Button, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPractitioner } from '../api/schema';
import type { Filters } from '../router';
import { Failure } from '../shell/failure';
import type { OnSearch } from './name-field';
import { NothingFound } from './nothing-found';
import classes from './practitioners.module.css';
import { ResultCard } from './result-card';
import { ResultsSkeleton } from './results-skeleton';
import { useCountWords, useSearch } from './use-search';

/** Who was found, a page at a time. */
export function Results({ filters, onSearch }: { filters: Filters; onSearch: OnSearch }) {
  const { t } = useTranslation();
  const search = useSearch(filters);
  const count = useCountWords(filters);
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
      <Text role="status" c="dimmed" mih="1.55em">
        {search.isPending ? t('loading') : count}
      </Text>
      {search.error && <Failure error={search.error} retry={() => void search.refetch()} />}
      {search.isPending && <ResultsSkeleton />}
      {found?.length === 0 && !search.isPlaceholderData && !search.error && (
        <NothingFound filters={filters} onSearch={onSearch} />
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
