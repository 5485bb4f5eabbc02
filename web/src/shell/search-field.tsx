import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';

const pause = 300;

/** Searches while people type, a moment after the last letter. `value` stands in the page's address. */
export function SearchField({
  label,
  hint,
  value,
  onSearch,
}: {
  label: string;
  hint?: string;
  value: string | undefined;
  onSearch: (words: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value ?? '');
  // The address changed otherwise, by the back button for one.
  useEffect(() => setTyped((now) => (now.trim() === (value ?? '') ? now : (value ?? ''))), [value]);
  const searchSoon = useDebouncedCallback((words: string) => onSearch(words.trim() || undefined), pause);
  return (
    <TextInput
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      type="search"
      autoComplete="off"
      maxLength={100}
      miw={220}
      flex={1}
      leftSection={<Search size={18} aria-hidden />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        searchSoon(currentTarget.value);
      }}
    />
  );
}
