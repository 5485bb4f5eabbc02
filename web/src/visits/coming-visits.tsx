import { useQuery } from '@tanstack/react-query';
import { CalendarHeart } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../api/clock';
import { Empty } from '../shell/empty';
import { Failure } from '../shell/failure';
import { ButtonLink } from '../shell/links';
import { fellThrough, isAhead } from './ahead';
import { comingQuery } from './queries';
import { VisitCard } from './visit-card';
import { CardSkeletons, VisitSection } from './visit-section';

/** What the patient has ahead; and what was to come, but was declined, cancelled or not answered. */
export function ComingVisits({ patientId }: { patientId: string }) {
  const { t } = useTranslation('visits');
  const found = useQuery(comingQuery(patientId));
  const now = useNow(60_000);
  const heading = useRef<HTMLHeadingElement>(null);
  const goOn = () => heading.current?.focus();
  const ahead = found.data?.filter((visit) => isAhead(visit, now)) ?? [];
  const off = found.data?.filter((visit) => fellThrough(visit, now)) ?? [];
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
      {off.length > 0 && (
        <VisitSection title={t('notTakingPlace')}>
          {off.map((visit) => (
            <VisitCard key={visit.id} visit={visit} onSettled={goOn} />
          ))}
        </VisitSection>
      )}
    </>
  );
}
