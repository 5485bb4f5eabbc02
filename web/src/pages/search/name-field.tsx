import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filters } from './filters';

const pause = 400;

export type OnSearch = (filters: Filters, replace?: boolean) => void;

/** Searches by name while people type, a moment after the last letter, and at once by Enter. */
export function NameField({ filters, onSearch }: { filters: Filters; onSearch: OnSearch }) {
  const { t } = useTranslation('search');
  const [typed, setTyped] = useState(filters.q ?? '');
  // The address changed otherwise: the back button, or a filter that was removed.
  useEffect(() => setTyped((now) => (now.trim() === (filters.q ?? '') ? now : (filters.q ?? ''))), [filters.q]);

  const apply = (words: string, replace: boolean) => {
    const { q = '', ...others } = filters;
    if (words.trim() !== q) onSearch({ ...others, ...(words.trim() === '' ? {} : { q: words.trim() }) }, replace);
  };
  const applySoon = useDebouncedCallback((words: string) => apply(words, true), pause);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        applySoon.cancel();
        apply(typed, false);
      }}
    >
      <TextInput
        label={t('filters.name')}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={100}
        leftSection={<Search size={18} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          applySoon(event.currentTarget.value);
        }}
      />
    </form>
  );
}
