import { Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SiteChoice } from '../../parts/day/site-choice';
import { Choice } from '../../shell/choice';
import { SearchField } from '../../shell/search-field';
import { DeskPage } from './desk-page';
import { useOwnSites } from './use-own-sites';
import { VisitRows } from './appointment-rows';
import { flags, spans, statuses, type AppointmentSearch } from './appointment-search';
import { foundAppointments } from './found-appointments';

export const visits = createLazyRoute('/board/visits')({ component: Visits });

/** Every visit that the account may see, found by whom and when. */
function Visits() {
  const { t } = useTranslation(['desk', 'common']);
  const search = visits.useSearch();
  const navigate = useNavigate();
  const { sites } = useOwnSites();
  const list = useInfiniteQuery(foundAppointments(search));
  const span = search.span ?? 'coming';
  const narrow = (change: AppointmentSearch) =>
    void navigate({ to: '/board/visits', search: { ...search, ...change }, replace: true });
  return (
    <DeskPage title={t('visits.title')} lead={t('visits.lead')}>
      <Stack>
        <Group align="flex-start">
          <SearchField
            label={t('visits.search')}
            hint={t('visits.hint')}
            value={search.q}
            onSearch={(q) => narrow({ q })}
          />
          <Choice
            label={t('visits.status')}
            value={search.status}
            options={statuses.map((status) => [status, t(`common:status.${status}`)])}
            onChange={(status) => narrow({ status })}
          />
          <Choice
            label={t('visits.flag')}
            value={search.flag}
            options={flags.map((flag) => [flag, t(`visits.flags.${flag}`)])}
            onChange={(flag) => narrow({ flag })}
          />
          {sites && <SiteChoice sites={sites} value={search.siteId} all onChange={(siteId) => narrow({ siteId })} />}
        </Group>
        <Group align="flex-end">
          <SegmentedControl
            aria-label={t('visits.when')}
            value={span}
            onChange={(chosen) =>
              narrow({ span: chosen === 'coming' ? undefined : chosen, from: undefined, to: undefined })
            }
            data={spans.map((value) => ({ value, label: t(`visits.spans.${value}`) }))}
          />
          {span === 'days' &&
            (['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="date"
                label={t(`visits.${end}`)}
                value={search[end] ?? ''}
                onChange={({ currentTarget }) => narrow({ [end]: currentTarget.value || undefined })}
              />
            ))}
        </Group>
        <VisitRows list={list} label={t('visits.title')} none={t('visits.none')} />
      </Stack>
    </DeskPage>
  );
}
