import type { TextProps } from '@mantine/core';
import type { Visit } from '../../api/schema';
import { useAccount } from '../../api/session';
import { TextLink } from '../../shell/links';
import { patientOf } from '../../parts/appointment/words';

/** The patient's name; for the practitioner it leads to the consultation, for others to the visit. */
export function PatientLink({ visit, ...look }: { visit: Visit } & Pick<TextProps, 'fw' | 'fz' | 'lh'>) {
  const mine = useAccount().practitionerId === visit.practitionerId;
  const to = mine ? '/desk/visits/$visitId' : '/visits/$visitId';
  return (
    <TextLink to={to} params={{ visitId: visit.id }} c="inherit" underline="hover" {...look}>
      {patientOf(visit)}
    </TextLink>
  );
}
