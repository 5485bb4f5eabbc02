import { Text } from '@mantine/core';
import type { useInfiniteQuery } from '@tanstack/react-query';
import { CalendarSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Rows, RowsSkeleton, type Column } from '../../shell/rows';
import type { Visit } from '../../api/schema';
import { patientOf } from '../../parts/appointment/words';
import { shortMomentOf } from '../../format/moment';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { TextLink } from '../../shell/links';
import { More } from '../../shell/more';
import { namesOf } from '../../parts/appointment/names';
import { StatusWords } from '../../parts/appointment/status-words';

type Found = ReturnType<typeof useInfiniteQuery<{ items: Visit[]; nextCursor: string | null }>>;

/** Visits as rows: when, whose, with whom, how they stand. `of`: all of them are of this patient. */
export function VisitRows({ list, label, none, ofOne }: { list: Found; label: string; none: string; ofOne?: boolean }) {
  const { t } = useTranslation('desk');
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (list.error && !rows) return <Failure error={list.error} retry={() => void list.refetch()} />;
  if (!rows) return <RowsSkeleton />;
  if (rows.length === 0) return <Empty icon={CalendarSearch} title={none} />;
  const columns: Column<Visit>[] = [
    ...(ofOne ? [] : [{ label: t('visits.patient'), cell: (visit: Visit) => <PatientName visit={visit} /> }]),
    { label: t('visits.practitioner'), cell: (visit) => namesOf(visit).practitioner },
    { label: t('visits.visitType'), cell: (visit) => namesOf(visit).visitType },
    { label: t('visits.site'), cell: (visit) => namesOf(visit).site },
    { label: t('visits.status'), cell: (visit) => <Standing visit={visit} /> },
  ];
  return (
    <>
      <Rows
        label={label}
        titleLabel={t('visits.when')}
        rows={rows}
        titleLevel={ofOne ? 3 : 2}
        titleOf={(visit) => (
          <TextLink
            to="/visits/$visitId"
            params={{ visitId: visit.id }}
            inherit
            className="tabular"
            py={10}
            display="inline-block"
          >
            <time dateTime={visit.start}>{shortMomentOf(visit.start, visit.timeZone)}</time>
          </TextLink>
        )}
        columns={columns}
      />
      <More list={list} />
    </>
  );
}

function PatientName({ visit }: { visit: Visit }) {
  return (
    <TextLink
      to="/board/patients/$patientId"
      params={{ patientId: visit.patientId }}
      py={10}
      my={-10}
      display="inline-block"
    >
      {patientOf(visit)}
    </TextLink>
  );
}

/** How it stands and, where it cannot take place so, why. */
function Standing({ visit: { status, flags = [] } }: { visit: Visit }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <StatusWords status={status} />
      {flags.map((flag) => (
        <Text key={flag} size="sm" c="var(--mantine-color-error)">
          {t(`visits.flags.${flag}`)}
        </Text>
      ))}
    </>
  );
}
