import { Box, Stack } from '@mantine/core';
import { createLazyRoute } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filters } from './filters';
import { Page } from '../../shell/page';
import { ChosenFilters } from './chosen-filters';
import { FilterDrawer } from './filter-drawer';
import { FilterFields } from './filter-fields';
import { NameField } from './name-field';
import classes from './practitioners.module.css';
import { Results } from './results';

export const practitioners = createLazyRoute('/practitioners')({ component: Practitioners });

/** The directory. Every filter stands in the address, so that a search can be shared and gone back to. */
function Practitioners() {
  const { t } = useTranslation('search');
  const filters = practitioners.useSearch();
  const navigate = practitioners.useNavigate();
  const search = (next: Filters, replace = false) =>
    void navigate({ to: '/practitioners', search: next, replace, resetScroll: false });
  const count = useRef<HTMLParagraphElement>(null);
  // The button that drops a filter goes with it: on with what was found.
  const drop = (next: Filters) => {
    search(next);
    count.current?.focus();
  };
  return (
    <Page title={t('results.title')}>
      <div className={classes.columns}>
        <Stack component="search" aria-label={t('filters.title')} gap="md" className={classes.filters}>
          <NameField filters={filters} onSearch={search} />
          <Box visibleFrom="md">
            <FilterFields filters={filters} onSearch={search} />
          </Box>
          <Box hiddenFrom="md">
            <FilterDrawer filters={filters} onSearch={search} />
          </Box>
        </Stack>
        <Stack gap="md">
          <ChosenFilters filters={filters} onDrop={drop} />
          <Results filters={filters} count={count} onDrop={drop} />
        </Stack>
      </div>
    </Page>
  );
}
