import { Button, Drawer, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Filters } from './filters';
import { FilterFields } from './filter-fields';
import type { OnSearch } from './name-field';
import { useChosenFilters } from './use-chosen-filters';
import { useCountWords } from './use-search';

/** The filters on phones: behind a button that says how many are set. */
export function FilterDrawer({ filters, onSearch }: { filters: Filters; onSearch: OnSearch }) {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const count = useChosenFilters(filters).filter(({ key }) => key !== 'q').length;
  const found = useCountWords(filters);
  return (
    <>
      <Button variant="default" fullWidth leftSection={<SlidersHorizontal size={18} aria-hidden />} onClick={open}>
        {count === 0 ? t('filters.open') : t('filters.openWith', { count })}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="90%"
        title={t('filters.open')}
        closeButtonProps={{ 'aria-label': common('close'), size: 44 }}
      >
        <Stack gap="lg">
          <FilterFields filters={filters} onSearch={onSearch} />
          <Button onClick={close}>{found === undefined ? t('filters.show') : t('filters.showFound', { found })}</Button>
        </Stack>
      </Drawer>
    </>
  );
}
