import { useTranslation } from 'react-i18next';
import { dayOf, differsFromReader, placeOf, timeOf } from '../../format/zoned';

/** The whole name of a time: day, clock (with its place, where the reader's shows another), length and practitioner. */
export function useSlotName() {
  const { t } = useTranslation();
  return (slot: { start: string; end?: string; timeZone: string }, practitioner?: string) => {
    const { start, end, timeZone } = slot;
    const clock = timeOf(start, timeZone);
    const time = differsFromReader(start, timeZone)
      ? t('timeWithZone', { time: clock, place: placeOf(timeZone) })
      : clock;
    const minutes = end === undefined ? undefined : Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
    const length = minutes === undefined ? undefined : t('minutes', { count: minutes });
    const name = [dayOf(start, timeZone), time, length, practitioner].filter((part) => part !== undefined).join(', ');
    return { time: clock, name };
  };
}
