import { FactList } from '../../parts/appointment/fact';
import { WhatFact, WhenFact, WhereFact, WithFact } from '../../parts/appointment/facts';
import type { Chosen } from './chosen';

/** Who, what, where, when and the fee. */
export function ChosenFacts({ chosen: { wish, practitioner, site, visitType, end } }: { chosen: Chosen }) {
  const specialties = practitioner.specialties.map(({ name }) => name).join(', ');
  return (
    <FactList>
      <WhenFact start={wish.start} end={end} timeZone={site.timeZone} />
      <WithFact id={practitioner.id} name={practitioner.fullName} note={specialties} />
      <WhatFact name={visitType.name} visitType={visitType} />
      <WhereFact name={site.name} site={site} video={visitType.mode === 'video'} />
    </FactList>
  );
}
