import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PatientDashboard } from '../../api/schema';
import { localMomentOf } from '../../format/moment';
import { patientGlanceQuery } from '../../parts/dashboard/queries';
import { ButtonLink } from '../../shell/links';
import { Notice } from '../../shell/notice';

/** What wants something of the patient now, before everything else: a room that is open, a visit that fell through. */
export function ToActOn() {
  const { data } = useQuery(patientGlanceQuery);
  if (!data || data.toActOn.length === 0) return null;
  return (
    <Stack gap="sm">
      {data.toActOn.map((visit) => (
        <ActOn key={visit.id} visit={visit} />
      ))}
    </Stack>
  );
}

function ActOn({ visit }: { visit: PatientDashboard['toActOn'][number] }) {
  const { t } = useTranslation('appointment');
  const { id, why, start, timeZone, practitionerId, siteId, visitTypeId, names } = visit;
  return (
    <Notice color={why === 'join' ? 'teal' : 'yellow'} title={t(`toActOn.${why}`)}>
      <Group justify="space-between" gap="sm">
        <Text>{t('cardName', { moment: localMomentOf(start, timeZone), practitioner: names.practitioner })}</Text>
        {why === 'join' ? (
          <ButtonLink to="/visits/$visitId" params={{ visitId: id }}>
            {t('toActOn.toRoom')}
          </ButtonLink>
        ) : (
          <ButtonLink
            variant="light"
            to="/practitioners/$practitionerId"
            params={{ practitionerId }}
            search={{ siteId, visitTypeId }}
          >
            {t('visit.otherTime')}
          </ButtonLink>
        )}
      </Group>
    </Notice>
  );
}
