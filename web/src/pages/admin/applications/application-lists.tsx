import { Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/clock';
import type { Application, Specialty } from '../../../api/schema';
import { dateOf, readersZone } from '../../../format/zoned';
import { Empty } from '../../../shell/empty';
import { Failure } from '../../../shell/failure';
import { TextLink } from '../../../shell/links';
import { ApplicationStatus } from './application-status';
import { LicenceExpiry } from './licence';
import { More } from '../../../shell/more';
import { allSpecialties, applicationsOf, since, waitingApplications } from '../queries';
import { Rows, RowsSkeleton, type Column } from '../../../shell/rows';
import { daysBetween, daysWords, shortDate } from '../../../format/words';

/** What the clinic has to decide about, longest waiting first. */
export function WaitingApplications() {
  const { data, error, refetch } = useQuery(waitingApplications);
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  return data ? <ApplicationRows rows={data} show="waiting" /> : <RowsSkeleton />;
}

/** Applications that somebody else has to act on, or nobody, newest first. */
export function DecidedApplications({ status }: { status: 'needs_info' | 'approved' | 'rejected' | 'draft' }) {
  const list = useInfiniteQuery(applicationsOf(status));
  if (list.error && !list.data) return <Failure error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <RowsSkeleton />;
  return (
    <>
      <ApplicationRows rows={list.data.pages.flatMap((page) => page.items)} show={status} />
      <More list={list} />
    </>
  );
}

type Show = 'waiting' | 'needs_info' | 'approved' | 'rejected' | 'draft';

function ApplicationRows({ rows, show }: { rows: readonly Application[]; show: Show }) {
  const { t } = useTranslation('admin');
  const specialties = useSpecialtyNames();
  if (rows.length === 0) {
    return (
      <Empty icon={Inbox} title={t(`applications.none.${show}`)}>
        {show === 'waiting' && t('applications.noneText')}
      </Empty>
    );
  }
  const columns: Column<Application>[] = [
    { label: t('applications.specialties'), cell: ({ specialtyIds }) => specialties(specialtyIds) || '–' },
    {
      label: t(show === 'draft' ? 'applications.begun' : 'applications.handedIn'),
      cell: (application) => <Since at={since(application)} />,
    },
    { label: t('applications.licence'), cell: ({ licence }) => <LicenceExpiry expiresOn={licence.expiresOn} /> },
    { label: t('applications.documents'), cell: ({ documents }) => documents.length },
    { label: t('applications.status'), cell: ({ status }) => <ApplicationStatus status={status} /> },
  ];
  return (
    <Rows
      label={t('applications.title')}
      titleLabel={t('applications.applicant')}
      rows={rows}
      titleOf={({ id, title, fullName }) => (
        <TextLink
          to="/admin/applications/$applicationId"
          params={{ applicationId: id }}
          inherit
          style={{ display: 'inline-block', padding: '10px 0' }}
        >
          {[title, fullName].filter(Boolean).join(' ')}
        </TextLink>
      )}
      columns={columns}
    />
  );
}

/** A moment as a date on the reader's clock, and how long ago that was. */
export function Since({ at }: { at: string }) {
  const [date, today] = [dateOf(at, readersZone()), dateOf(serverNow(), readersZone())];
  return (
    <>
      {shortDate(date)}
      <Text c="dimmed" size="sm">
        {daysWords(daysBetween(today, date))}
      </Text>
    </>
  );
}

/** The names of specialties, also of those that are not offered any more. */
export function useSpecialtyNames(): (ids: readonly string[]) => string {
  const known: Specialty[] = useInfiniteQuery(allSpecialties).data?.pages.flatMap((page) => page.items) ?? [];
  return (ids) => ids.flatMap((id) => known.find((one) => one.id === id)?.name ?? []).join(', ');
}
