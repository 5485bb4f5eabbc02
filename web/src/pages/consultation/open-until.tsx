import { useQuery } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import { readersZone, timeOf } from '../../format/zoned';
import { Notice } from '../../shell/notice';

/** Where it is kept until when a broken glass opens a record: only the answer to breaking it tells. */
export const glassKey = (patientId: string) => ['glass', patientId] as const;

/** Says that the record is open for a short time only and for reading; until when is not known after a new visit. */
export function OpenUntil({ patientId }: { patientId: string }) {
  const { t } = useTranslation('consultation');
  const now = useNow(30_000);
  const until = useQuery<string | null>({
    queryKey: glassKey(patientId),
    queryFn: () => null,
    staleTime: Infinity,
  }).data;
  return (
    <Notice color="yellow" icon={<ShieldAlert aria-hidden />}>
      {until && Date.parse(until) > now ? t('glass.open', { time: timeOf(until, readersZone()) }) : t('glass.openNow')}
    </Notice>
  );
}
