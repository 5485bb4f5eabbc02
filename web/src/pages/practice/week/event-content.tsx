import type { EventDisplayInfo } from '@fullcalendar/react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../../api/schema';
import { patientOf } from '../../../parts/appointment/words';
import { localMomentOf } from '../../../format/moment';
import { timeOf } from '../../../format/zoned';
import { StatusIcon } from '../../../parts/appointment/status-words';
import type { Appointment } from './calendar-events';
import classes from './week-calendar.module.css';

/** What is read aloud of an event: all that its place in the picture says. */
export function useEventWords(timeZone: string): (appointment: Appointment) => string {
  const { t } = useTranslation(['week', 'common']);
  return useCallback(
    ({ visits, first }: Appointment) => {
      const moment = `${localMomentOf(first.start, timeZone)}–${timeOf(first.end, timeZone)}`;
      const type = first.names?.visitType ?? '';
      if (visits.length > 1) return [moment, type, t('group', { count: visits.length })].filter(Boolean).join(', ');
      return [moment, patientOf(first), type, t(`common:status.${first.status}`)].filter(Boolean).join(', ');
    },
    [t, timeZone],
  );
}

const half = 30 * 60_000;

/** A visit in the calendar: when, who, and its status in words; a short one has room for one line, with the status as a sign. */
export function EventContent({ info }: { info: EventDisplayInfo }) {
  const { t } = useTranslation(['week', 'common']);
  const { event, timeText } = info;
  const visits = event.extendedProps.visits as readonly Visit[] | undefined;
  const [visit] = visits ?? [];
  if (!visits || !visit) return <span className={classes.note}>{event.title}</span>;
  const isShort = Date.parse(visit.end) - Date.parse(visit.start) < half;
  const who = visits.length > 1 ? t('group', { count: visits.length }) : patientOf(visit);
  return (
    <span className={classes.content} data-short={isShort || undefined}>
      <span className={classes.who}>
        {isShort && <StatusIcon status={visit.status} size={12} />}{' '}
        <span className={classes.time}>{timeText.slice(0, 5)}</span> {who}
      </span>
      {!isShort && (
        <span className={classes.status}>
          {visits.length > 1 ? visit.names?.visitType : t(`common:status.${visit.status}`)}
        </span>
      )}
    </span>
  );
}
