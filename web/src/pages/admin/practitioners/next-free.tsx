import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FoundPractitioner } from '../../../api/schema';
import { differsFromReader, placeOf, shortDayOf, timeOf } from '../../../format/zoned';

/** When patients can book somebody first, on the site's clock. */
export function NextFree({ practitioner: { nextAvailable, listed } }: { practitioner: FoundPractitioner }) {
  const { t } = useTranslation(['practitioners', 'common']);
  if (!listed) return <Text c="dimmed">{t('next.notBookable')}</Text>;
  if (!nextAvailable) return <Text c="dimmed">{t('next.none')}</Text>;
  const { start, timeZone } = nextAvailable;
  const time = timeOf(start, timeZone);
  return (
    <span className="tabular">
      {shortDayOf(start, timeZone)},{' '}
      {differsFromReader(start, timeZone) ? t('common:timeWithZone', { time, place: placeOf(timeZone) }) : time}
    </span>
  );
}
