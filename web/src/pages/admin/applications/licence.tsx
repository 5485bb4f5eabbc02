import { Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/clock';
import { dateOf } from '../../../format/zoned';
import { daysBetween, daysWords, shortDate } from '../../../format/words';

export type LicenceState = 'missing' | 'expired' | 'lastDay' | 'near' | 'fine';

/** Soon enough for a renewed licence to be asked for. */
const nearDays = 90;

/** How a licence stands today. It belongs to no site: its day ends in UTC, like the server counts. */
export function licenceState(expiresOn: string | null): { state: LicenceState; days: number } {
  if (expiresOn === null) return { state: 'missing', days: 0 };
  const days = daysBetween(dateOf(serverNow(), 'UTC'), expiresOn);
  if (days < 0) return { state: 'expired', days };
  if (days === 0) return { state: 'lastDay', days };
  return { state: days <= nearDays ? 'near' : 'fine', days };
}

/** Until when a licence counts, with a warning when that is over or near. */
export function LicenceExpiry({ expiresOn }: { expiresOn: string | null }) {
  const { t } = useTranslation('admin');
  const { state, days } = licenceState(expiresOn);
  return (
    <>
      {expiresOn !== null && <span>{t('licence.until', { date: shortDate(expiresOn) })}</span>}
      {state !== 'fine' && (
        <Text size="sm" fw={600} c="var(--mantine-color-error)" component="div">
          <TriangleAlert size={16} aria-hidden style={{ verticalAlign: '-3px', marginInlineEnd: 4 }} />
          {t(`licence.${state}`, { when: daysWords(days) })}
        </Text>
      )}
    </>
  );
}
