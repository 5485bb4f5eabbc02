import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VisitType } from '../../api/schema';

/** What can be booked in these hours: everything, or what is ticked. */
export function HoursTypes({
  types,
  all,
  chosen,
  error,
  allLabel,
  onChange,
}: {
  types: readonly VisitType[];
  all: boolean;
  chosen: readonly string[];
  error?: string;
  /** What "all" is called, where it is not "all of mine". */
  allLabel?: string;
  onChange: (change: { allTypes?: boolean; visitTypeIds?: readonly string[] }) => void;
}) {
  const { t } = useTranslation('practice');
  const box = { size: 'md', styles: { body: { minHeight: 44, alignItems: 'center' } } } as const;
  return (
    <Stack gap={0}>
      <Checkbox
        {...box}
        label={allLabel ?? t('hours.allTypes')}
        checked={all}
        onChange={(event) => onChange({ allTypes: event.currentTarget.checked })}
      />
      {!all && (
        <Checkbox.Group
          aria-label={t('hours.types')}
          value={[...chosen]}
          onChange={(visitTypeIds) => onChange({ visitTypeIds })}
          error={error}
        >
          {types.map(({ id, name }) => (
            <Checkbox key={id} {...box} ms="xl" value={id} label={name} />
          ))}
        </Checkbox.Group>
      )}
    </Stack>
  );
}
