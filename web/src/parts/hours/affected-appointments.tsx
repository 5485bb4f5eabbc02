import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HitVisit, Impact } from '../../api/schema';
import { shortMomentOf } from '../../format/moment';
import { shortDate } from '../../format/words';

const mostShown = 50;

/** The visits that a change hits: when, whose, how they are reached and, where that differs, with whom and where. */
export function HitVisits({ affected, affectedTotal }: Impact) {
  const { t } = useTranslation(['practice', 'common']);
  const shown = affected.slice(0, mostShown);
  const more = affectedTotal - shown.length;
  const several = (of: (hit: HitVisit) => string) => new Set(affected.map(of)).size > 1;
  const people = several(({ practitionerId }) => practitionerId);
  const sites = several(({ siteId }) => siteId);
  return (
    <Stack gap={4}>
      <List className="tabular" spacing={4} mah="40vh" style={{ overflowY: 'auto', overflowWrap: 'anywhere' }}>
        {shown.map(({ appointmentId, start, timeZone, status, patient, names }) => (
          <List.Item key={appointmentId}>
            {[shortMomentOf(start, timeZone), patient.fullName].filter(Boolean).join(', ')}
            {status === 'pending' && ` (${t('common:status.pending')})`}
            <Text component="span" c="dimmed" size="sm" display="block">
              {[
                patient.birthDate && t('impact.born', { date: shortDate(patient.birthDate) }),
                patient.phone,
                people && names.practitioner,
                sites && names.site,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </List.Item>
        ))}
      </List>
      {more > 0 && <Text c="dimmed">{t('impact.others', { count: more })}</Text>}
    </Stack>
  );
}
