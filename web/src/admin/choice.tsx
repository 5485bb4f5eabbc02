import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A choice among few, or all of them. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value | undefined;
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value | undefined) => void;
}) {
  const { t } = useTranslation('admin');
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[{ value: '', label: t('all') }, ...options.map(([one, words]) => ({ value: one, label: words }))]}
      onChange={({ currentTarget }) => onChange((currentTarget.value || undefined) as Value | undefined)}
    />
  );
}
