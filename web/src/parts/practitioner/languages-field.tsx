import { MultiSelect } from '@mantine/core';
import { languageName } from './words';

// The languages that most people in the world speak, and their neighbours; others were perhaps typed before.
const offered =
  'ar az bg bn cs da de el en es et fa fi fr gu he hi hr hu id it ja ka kn ko lt lv ml mr ms ne nl no pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh'.split(
    ' ',
  );

/** The languages that somebody speaks, by name. */
export function LanguagesField({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value?: string[];
  onChange?: (languages: string[]) => void;
  error?: React.ReactNode;
}) {
  const known = [...new Set([...offered, ...(value ?? [])])];
  const data = known
    .map((code) => ({ value: code, label: languageName(code) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
  return (
    <MultiSelect
      size="md"
      searchable
      clearable={false}
      maxValues={20}
      label={label}
      data={data}
      value={value}
      onChange={onChange}
      error={error}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}
