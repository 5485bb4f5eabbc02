import { Button, Group, Stack, Text } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSpecialties } from '../../api/catalogue';
import type { Filters } from './filters';
import { Empty } from '../../shell/empty';
import { specialtyMeant } from './specialty-match';
import { useChosenFilters } from './use-chosen-filters';

/** Nobody fits: which wish to let go of. */
export function NothingFound({ filters, onDrop }: { filters: Filters; onDrop: (next: Filters) => void }) {
  const { t } = useTranslation('search');
  const specialties = useSpecialties();
  const chosen = useChosenFilters(filters);
  const { q, ...others } = filters;
  const meant = q === undefined ? undefined : specialtyMeant(q, specialties.data ?? []);
  return (
    <Empty icon={SearchX} title={t('nothing.title')}>
      <Stack gap="sm" align="center">
        <Text>{chosen.length === 0 ? t('nothing.nobody') : t('nothing.relax')}</Text>
        <Group gap="xs" justify="center">
          {meant && (
            <Button variant="light" onClick={() => onDrop({ ...others, specialtyId: meant.id })}>
              {t('nothing.specialty', { specialty: meant.name })}
            </Button>
          )}
          {chosen.map(({ key, words, without }) => (
            <Button key={key} variant="default" onClick={() => onDrop(without)}>
              {t('nothing.without', { filter: words })}
            </Button>
          ))}
        </Group>
      </Stack>
    </Empty>
  );
}
