import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { colleaguesQuery } from './queries';

/** Who takes the visits over. Whether they are free then, the server finds out. */
export function Colleagues({ of, ...input }: { of: string } & ComponentProps<typeof NativeSelect>) {
  const { t } = useTranslation('practice');
  const found = useQuery(colleaguesQuery(of));
  return (
    <NativeSelect
      label={t('impact.to')}
      data={[
        { value: '', label: t('impact.choose') },
        ...(found.data ?? []).map(({ id, title, fullName }) => ({
          value: id,
          label: [title, fullName].filter(Boolean).join(' '),
        })),
      ]}
      {...input}
    />
  );
}
