import { Button, Group } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Filters } from './filters';
import { useChosenFilters } from './use-chosen-filters';

/** What narrows the search, each with a way to drop it. */
export function ChosenFilters({ filters, onDrop }: { filters: Filters; onDrop: (next: Filters) => void }) {
  const { t } = useTranslation('search');
  const chosen = useChosenFilters(filters);
  if (chosen.length === 0) return null;
  return (
    <Group gap="xs" role="group" aria-label={t('filters.chosen')}>
      {chosen.map(({ key, words, without }) => (
        <Button
          key={key}
          variant="light"
          px="sm"
          rightSection={<X size={16} aria-hidden />}
          aria-label={t('filters.remove', { filter: words })}
          onClick={() => onDrop(without)}
        >
          {words}
        </Button>
      ))}
      {chosen.length > 1 && (
        <Button
          variant="subtle"
          px="sm"
          onClick={() => onDrop(filters.sort ? { sort: filters.sort, near: filters.near } : {})}
        >
          {t('filters.clear')}
        </Button>
      )}
    </Group>
  );
}
