import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/clock';
import type { Visit } from '../../api/schema';
import { differsFromReader, placeOf, timeOf } from '../../format/zoned';
import { Failure } from '../../shell/failure';
import { PatientLink } from './patient-link';
import { StepDialog } from '../../parts/appointment/step-dialog';
import { Status } from '../../parts/appointment/status';
import { useSteps } from '../../parts/appointment/use-steps';
import { AppointmentActions } from '../../parts/appointment/actions';
import classes from './appointment-row.module.css';
import { Why } from './why';
import { minutesOf } from '../../format/moment';

/** One visit of the day. */
export function VisitRow({ visit, show }: { visit: Visit; show: { site: boolean; practitioner: boolean } }) {
  const { t } = useTranslation(['practice', 'common']);
  const now = useNow(30_000);
  const steps = useSteps(visit);
  const unclosed = visit.allowedActions.includes('complete') && Date.parse(visit.end) < now;
  return (
    <li className={classes.row}>
      <VisitTime visit={visit} />
      <div className={classes.who}>
        <Group gap="xs" style={{ rowGap: 4 }}>
          <PatientLink visit={visit} fw={600} />
          <Status status={visit.status} />
        </Group>
        <VisitFacts visit={visit} show={show} />
        {unclosed && <Text size="sm">{t('day.notClosed')}</Text>}
        {steps.error && steps.asked === undefined && <Failure error={steps.error} retry={steps.retry} />}
      </div>
      <AppointmentActions layout="menu" visit={visit} steps={steps} classNames={classes} />
      <StepDialog visit={visit} steps={steps} />
    </li>
  );
}

/** The start on the site's clock; where the reader's clock differs, whose time it is. */
export function VisitTime({ visit: { start, timeZone } }: { visit: Visit }) {
  const { t } = useTranslation('practice');
  return (
    <div className={classes.time}>
      <time dateTime={start}>{timeOf(start, timeZone)}</time>
      {differsFromReader(start, timeZone) && (
        <Text size="xs" c="dimmed" fw={400}>
          {t('day.zone', { place: placeOf(timeZone) })}
        </Text>
      )}
    </div>
  );
}

/** What is booked, how long, with whom, where, and why. */
export function VisitFacts({ visit, show }: { visit: Visit; show: { site: boolean; practitioner: boolean } }) {
  const { t } = useTranslation(['practice', 'common']);
  const { names = {} } = visit;
  const facts = [
    names.visitType,
    t('common:minutes', { count: minutesOf(visit) }),
    show.practitioner && names.practitioner !== undefined && t('with', { name: names.practitioner }),
    show.site && names.site !== undefined && t('at', { site: names.site }),
  ].filter(Boolean);
  return (
    <>
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      <Why visit={visit} size="sm" lineClamp={3} />
    </>
  );
}
