import { counted } from '../../shared/kernel/counted.js';
import { refused, type DomainError } from '../../shared/kernel/domain-error.js';
import type { Policies } from '../../settings/index.js';
import type { Capacity } from './events.js';
import type { VisitRecord } from './visit-record.js';

/** What forbids a transition that the table has, or undefined. */
export type Guard = (
  visit: VisitRecord,
  now: Temporal.Instant,
  as: Capacity,
  policies: Policies,
) => DomainError | undefined;

/** So long a member of staff may take a step back. */
const undoHours = 24;

const after = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;

/** Until when, inclusive, the patient moves freely and cancels in time. */
export function cutOffOf(
  { start }: Pick<VisitRecord, 'start'>,
  { cancellationCutOffHours }: Policies,
): Temporal.Instant {
  return start.subtract({ hours: cancellationCutOffHours });
}

/** Whether the start is nearer than the cut-off, or past. */
export function isAfterCutOff(visit: VisitRecord, now: Temporal.Instant, policies: Policies): boolean {
  return after(now, cutOffOf(visit, policies));
}

export const beforeItsStart: Guard = (visit, now) =>
  after(visit.start, now) ? undefined : refused('START_PASSED', 'The visit should have begun already.');

export const afterItsStart: Guard = (visit, now) =>
  after(visit.start, now) ? refused('NOT_STARTED', 'The visit has not begun yet.') : undefined;

export const afterItsGrace: Guard = (visit, now, _as, { noShowGraceMinutes }) =>
  after(visit.start.add({ minutes: noShowGraceMinutes }), now)
    ? refused('WITHIN_GRACE', `A patient may be ${counted(noShowGraceMinutes, 'minute')} late.`)
    : undefined;

export const afterItsDeadline: Guard = (visit, now) =>
  visit.approvalDeadline === null || after(visit.approvalDeadline, now)
    ? refused('NOT_DUE', 'The request can still be answered.')
    : undefined;

/** Patients until the start, and where late cancellation is refused until the cut-off; the clinic whenever. */
export const cancellable: Guard = (visit, now, as, policies) => {
  if (as !== 'patient') return undefined;
  const guard = policies.lateCancellation === 'refuse' ? patientBeforeCutOff : beforeItsStart;
  return guard(visit, now, as, policies);
};

export const patientBeforeCutOff: Guard = (visit, now, as, policies) => {
  if (as !== 'patient') return undefined;
  const { cancellationCutOffHours: hours } = policies;
  if (hours === 0 || !isAfterCutOff(visit, now, policies)) return beforeItsStart(visit, now, as, policies);
  return refused('CUT_OFF', `Less than ${counted(hours, 'hour')} before the visit only the clinic can do this.`);
};

export const onItsLocalDay: Guard = (visit, now) => {
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(visit.timeZone).toPlainDate();
  return dayOf(now).equals(dayOf(visit.start)) ? undefined : refused('NOT_TODAY', 'The visit is not today.');
};

export const staffWithinADay: Guard = (visit, now, as) =>
  as === 'staff' && after(now, visit.statusChangedAt.add({ hours: undoHours }))
    ? refused('UNDO_TOO_LATE', `After ${undoHours} hours only an administrator can undo this.`)
    : undefined;
