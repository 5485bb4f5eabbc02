import { Text } from '@mantine/core';
import { MessageSquareText, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../api/catalogue';
import type { Visit } from '../../api/schema';
import { Fact, FactList } from '../../parts/appointment/fact';
import { WhatFact, WhenFact, WhereFact, WithFact } from '../../parts/appointment/facts';
import { namesOf } from '../../parts/appointment/names';
import { useViewer } from '../../parts/appointment/viewer';

/** All there is to know about a visit. */
export function VisitFacts({ visit, reasonAction }: { visit: Visit; reasonAction?: ReactNode }) {
  const { t } = useTranslation('appointment');
  const viewer = useViewer(visit);
  const site = useSites().data?.find(({ id }) => id === visit.siteId);
  const names = namesOf(visit);
  return (
    <FactList>
      <WhenFact start={visit.start} end={visit.end} timeZone={visit.timeZone} />
      {viewer === 'clinic' && (
        <Fact icon={UserRound} name={t('facts.patient')}>
          <Text fw={600}>{names.patient}</Text>
        </Fact>
      )}
      <WithFact id={visit.practitionerId} name={names.practitioner} />
      <WhatFact name={visit.visitType.name} visitType={visit.visitType} />
      <WhereFact name={names.site} site={site} video={visit.visitType.mode === 'video'} />
      <Fact icon={MessageSquareText} name={t('facts.reason')}>
        <Text c={visit.hasReason ? undefined : 'dimmed'} style={{ whiteSpace: 'pre-line' }}>
          {visit.reason ?? t('facts.noReason')}
        </Text>
        {reasonAction}
      </Fact>
    </FactList>
  );
}
