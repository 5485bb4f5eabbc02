import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarHeart } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import type { Visit } from '../../api/schema';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';
import { fellThrough, isAhead } from '../../parts/appointment/upcoming';
import { comingQuery } from '../../parts/appointment/queries';
import { VisitCard } from './appointment-card';
import { CardSkeletons, VisitSection } from './appointment-section';

/** What the patient has ahead; and what was to come, but was declined, cancelled or not answered. */
export function ComingVisits({ patientId }: { patientId: string }) {
  const { t } = useTranslation('appointment');
  const found = useQuery(comingQuery(patientId));
  const now = useNow(60_000);
  const heading = useRef<HTMLHeadingElement>(null);
  const goOn = () => heading.current?.focus();
  const ahead = found.data?.filter((visit) => isAhead(visit, now)) ?? [];
  const off = found.data?.filter((visit) => fellThrough(visit, now)).toSorted(latestNewsFirst) ?? [];
  return (
    <>
      <VisitSection title={t('coming')} headingRef={heading}>
        {found.isPending && <CardSkeletons count={2} />}
        {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.data && ahead.length === 0 && (
          <Empty icon={CalendarHeart} title={t('noneComing')}>
            {t('noneComingText')}
            <div style={{ marginTop: 12 }}>
              <ButtonLink to="/practitioners" variant="light">
                {t('find')}
              </ButtonLink>
            </div>
          </Empty>
        )}
        {ahead.map((visit) => (
          <VisitCard key={visit.id} visit={visit} onSettled={goOn} />
        ))}
      </VisitSection>
      {off.length > 0 && <FallenThrough visits={off} />}
    </>
  );
}

const few = 3;

/** News about visits that were to come; old news only for who asks. */
function FallenThrough({ visits }: { visits: readonly Visit[] }) {
  const { t } = useTranslation('appointment');
  const [all, setAll] = useState(false);
  return (
    <VisitSection title={t('notTakingPlace')}>
      {visits.slice(0, all ? undefined : few).map((visit) => (
        <VisitCard key={visit.id} visit={visit} />
      ))}
      {!all && visits.length > few && (
        <div>
          <Button variant="default" onClick={() => setAll(true)}>
            {t('showAll')}
          </Button>
        </div>
      )}
    </VisitSection>
  );
}

/** Instants in UTC sort as they are written. */
const latestNewsFirst = (one: Visit, other: Visit): number => other.updatedAt.localeCompare(one.updatedAt);
