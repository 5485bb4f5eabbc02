import { List, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HitVisit } from '../../api/schema';
import { visitQuery } from './queries';
import { patientOf } from '../appointment/words';
import { shortMomentOf } from '../../format/moment';

/** So many are named; of more, only the times are shown. */
const mostNamed = 10;
const mostShown = 20;

/** The visits that a change hits: when and, where they are few, who. */
export function HitVisits({ affected, timeZone }: { affected: readonly HitVisit[]; timeZone: string }) {
  const { t } = useTranslation(['practice', 'common']);
  const sorted = affected.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start));
  const named = sorted.length <= mostNamed ? sorted : [];
  const visits = useQueries({ queries: named.map(({ id }) => visitQuery(id)) });
  const shown = sorted.slice(0, mostShown);
  const more = sorted.length - shown.length;
  return (
    <Stack gap={4}>
      <List className="tabular" spacing={4}>
        {shown.map((hit, nth) => {
          const visit = visits[nth]?.data;
          const moment = shortMomentOf(hit.start, visit?.timeZone ?? timeZone);
          return (
            <List.Item key={hit.id}>
              {moment}
              {visit && `, ${patientOf(visit)}`}
              {hit.status === 'pending' && ` (${t('common:status.pending')})`}
            </List.Item>
          );
        })}
      </List>
      {more > 0 && <Text c="dimmed">{t('impact.others', { count: more })}</Text>}
    </Stack>
  );
}
