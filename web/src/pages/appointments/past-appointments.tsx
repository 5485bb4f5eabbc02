import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../api/clock';
import { Failure } from '../../shell/failure';
import { isAhead } from '../../parts/appointment/upcoming';
import { pastQuery } from '../../parts/appointment/queries';
import { VisitCard } from './appointment-card';
import { CardSkeletons, VisitSection } from './appointment-section';

/** What was, the latest first. */
export function PastVisits({ patientId }: { patientId: string }) {
  const { t } = useTranslation(['appointment', 'common']);
  const found = useInfiniteQuery(pastQuery(patientId));
  const now = serverNow();
  const past = found.data?.pages.flatMap(({ items }) => items).filter((visit) => !isAhead(visit, now)) ?? [];
  // Whoever never came yet needs no heading over nothing.
  if (found.data && past.length === 0 && !found.hasNextPage) return null;
  return (
    <VisitSection title={t('past')}>
      {found.isPending && <CardSkeletons count={2} />}
      {past.map((visit) => (
        <VisitCard key={visit.id} visit={visit} />
      ))}
      {found.error && <Failure error={found.error} retry={() => void found.fetchNextPage()} />}
      {found.hasNextPage && (
        <div>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('common:more')}
          </Button>
        </div>
      )}
    </VisitSection>
  );
}
