import { Button, Group, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { Plus, Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FoundPractitioner } from '../../../api/schema';
import { nameOf } from '../../../parts/practitioner/words';
import { Choice } from '../../../shell/choice';
import { Empty } from '../../../shell/empty';
import { Failure } from '../../../shell/failure';
import { TextLink } from '../../../shell/links';
import { More } from '../../../shell/more';
import { SearchField } from '../../../shell/search-field';
import { AdminPage } from '../admin-page';
import { useEditDialog } from '../editing/edit-dialog';
import { LicenceExpiry } from '../applications/licence';
import { allSites, allSpecialties } from '../queries';
import { Rows, RowsSkeleton, type Column } from '../../../shell/rows';
import { useSiteName } from '../use-site-name';
import { AddDialog } from './add-dialog';
import { NextFree } from './next-free';
import { practitionersOf, type PractitionerFilter } from './queries';
import type { NamedPractitioner } from './resource';
import { Standing } from './standing';

export const practitioners = createLazyRoute('/admin/practitioners')({ component: Practitioners });

/** Everybody who sees patients, found by name, specialty and site. */
function Practitioners() {
  const { t } = useTranslation(['practitioners', 'admin']);
  const filter = practitioners.useSearch();
  const navigate = useNavigate();
  const list = useInfiniteQuery(practitionersOf(filter));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const columns = useColumns();
  const dialog = useEditDialog<NamedPractitioner>();
  const narrow = (change: PractitionerFilter) =>
    void navigate({ to: '/admin/practitioners', search: { ...filter, ...change }, replace: true });
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <AdminPage
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<Plus size={18} aria-hidden />} onClick={dialog.add}>
          {t('add.action')}
        </Button>
      }
    >
      <Stack>
        <Filters filter={filter} onChange={narrow} />
        {list.error && !rows ? <Failure error={list.error} retry={() => void list.refetch()} /> : null}
        {!rows && !list.error && <RowsSkeleton />}
        {rows?.length === 0 && (
          <Empty icon={Stethoscope} title={t(isNarrowed ? 'none' : 'noneAtAll')}>
            {!isNarrowed && t('noneText')}
          </Empty>
        )}
        {rows && rows.length > 0 && (
          <Rows
            label={t('title')}
            titleLabel={t('admin:name')}
            rows={rows}
            titleOf={(one) => (
              <TextLink
                to="/admin/practitioners/$practitionerId"
                params={{ practitionerId: one.id }}
                inherit
                style={{ display: 'inline-block', padding: '10px 0', minWidth: '11rem' }}
              >
                {nameOf(one)}
              </TextLink>
            )}
            columns={columns}
          />
        )}
        <More list={list} />
      </Stack>
      <AddDialog dialog={dialog} />
    </AdminPage>
  );
}

function useColumns(): Column<FoundPractitioner>[] {
  const { t } = useTranslation(['practitioners', 'admin']);
  const siteName = useSiteName();
  return [
    {
      label: t('admin:applications.specialties'),
      cell: ({ specialties }) => specialties.map(({ name }) => name).join(', ') || '–',
    },
    { label: t('sites'), cell: ({ siteIds }) => siteIds.map(siteName).join(', ') || '–' },
    {
      label: t('admin:applications.licence'),
      cell: ({ licence }) => <LicenceExpiry expiresOn={licence?.expiresOn ?? null} />,
    },
    { label: t('admin:state.label'), cell: (practitioner) => <Standing practitioner={practitioner} /> },
    { label: t('next.label'), cell: (practitioner) => <NextFree practitioner={practitioner} /> },
  ];
}

function Filters({ filter, onChange }: { filter: PractitionerFilter; onChange: (change: PractitionerFilter) => void }) {
  const { t } = useTranslation(['practitioners', 'admin']);
  const specialties = useInfiniteQuery(allSpecialties);
  const sites = useInfiniteQuery(allSites);
  const options = (list: typeof specialties | typeof sites) =>
    list.data?.pages.flatMap((page) => page.items.map(({ id, name }) => [id, name] as const)) ?? [];
  return (
    <Group align="flex-start">
      <SearchField label={t('admin:name')} value={filter.q} onSearch={(q) => onChange({ q })} />
      <Choice
        label={t('specialty')}
        value={filter.specialtyId}
        options={options(specialties)}
        onChange={(specialtyId) => onChange({ specialtyId })}
      />
      <Choice
        label={t('site')}
        value={filter.siteId}
        options={options(sites)}
        onChange={(siteId) => onChange({ siteId })}
      />
    </Group>
  );
}
