import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/clock';
import type { Site } from '../../../api/schema';
import { timeOf } from '../../../format/zoned';
import { CataloguePage } from './catalogue-page';
import { EditDialog, useEditDialog } from '../editing/edit-dialog';
import { openingLines } from '../../../parts/hours/opening-hours-words';
import { allSites } from '../queries';
import type { Column } from '../../../shell/rows';
import classes from '../../../shell/rows.module.css';
import { SiteFields } from './site-fields';
import { siteResource } from './site-resource';
import { countryWords } from '../../../format/words';

export const sites = createLazyRoute('/admin/sites')({ component: Sites });

function Sites() {
  const { t } = useTranslation('admin');
  const list = useInfiniteQuery(allSites);
  const dialog = useEditDialog<Site>();
  const columns: Column<Site>[] = [
    { label: t('sites.address'), cell: ({ address }) => <Address address={address} /> },
    { label: t('sites.timeZone'), cell: ({ timeZone }) => <Zone timeZone={timeZone} /> },
    { label: t('sites.openingHours'), cell: ({ openingHours }) => <OpeningHours windows={openingHours} /> },
  ];
  return (
    <CataloguePage
      title={t('sites.title')}
      lead={t('sites.lead')}
      addTitle={t('sites.add')}
      emptyTitle={t('sites.empty')}
      icon={MapPin}
      list={list}
      columns={columns}
      onAdd={dialog.add}
      onChange={dialog.change}
    >
      <EditDialog resource={siteResource} dialog={dialog} addTitle={t('sites.add')} size="xl">
        {(form, site) => <SiteFields form={form} site={site} />}
      </EditDialog>
    </CataloguePage>
  );
}

function Address({ address: { line1, city, postalCode, country } }: Pick<Site, 'address'>) {
  return (
    <>
      {line1}
      <br />
      {[postalCode, city].filter(Boolean).join(' ')}, {countryWords(country)}
    </>
  );
}

function Zone({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation('admin');
  return (
    <>
      {timeZone}
      <Text c="dimmed" size="sm">
        {t('sites.now', { time: timeOf(new Date(serverNow()).toISOString(), timeZone) })}
      </Text>
    </>
  );
}

function OpeningHours({ windows }: { windows: Site['openingHours'] }) {
  const { t } = useTranslation('admin');
  if (windows === null) return t('sites.alwaysOpen');
  if (windows.length === 0) return t('sites.neverOpen');
  return openingLines(windows).map((line) => (
    <div key={line} className={classes.line}>
      {line}
    </div>
  ));
}
