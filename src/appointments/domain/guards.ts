import { refused, type DomainError } from '../../shared/kernel/domain-error.js';
import type { Capacity } from './events.js';
import { limits } from './limits.js';
import type { VisitRecord } from './visit-record.js';

/** What forbids a transition that the table has, or undefined. */
export type Guard = (visit: VisitRecord, now: Temporal.Instant, as: Capacity) => DomainError | undefined;

const after = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;

/** Whether the start is nearer than the cut-off, or past. */
export function isAfterCutOff(visit: VisitRecord, now: Temporal.Instant): boolean {
  return after(now, visit.start.subtract({ hours: limits.cutOffHours }));
}

export const beforeItsStart: Guard = (visit, now) =>
  after(visit.start, now) ? undefined : refused('START_PASSED', 'The visit should have begun already.');

export const afterItsStart: Guard = (visit, now) =>
  after(visit.start, now) ? refused('NOT_STARTED', 'The visit has not begun yet.') : undefined;

export const afterItsGrace: Guard = (visit, now) =>
  after(visit.start.add({ minutes: limits.noShowGraceMinutes }), now)
    ? refused('WITHIN_GRACE', `A patient may be ${limits.noShowGraceMinutes} minutes late.`)
    : undefined;

export const afterItsDeadline: Guard = (visit, now) =>
  visit.approvalDeadline === null || after(visit.approvalDeadline, now)
    ? refused('NOT_DUE', 'The request can still be answered.')
    : undefined;

/** Patients until the start, and where late cancellation is refused until the cut-off; the clinic whenever. */
export const cancellable: Guard = (visit, now, as) => {
  if (as !== 'patient') return undefined;
  const lateIsRefused = (limits.lateCancellation as string) === 'refuse';
  return lateIsRefused ? patientBeforeCutOff(visit, now, as) : beforeItsStart(visit, now, as);
};

export const patientBeforeCutOff: Guard = (visit, now, as) =>
  as === 'patient' && isAfterCutOff(visit, now)
    ? refused('CUT_OFF', `Less than ${limits.cutOffHours} hours before the visit only the clinic can do this.`)
    : undefined;

export const onItsLocalDay: Guard = (visit, now) => {
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(visit.timeZone).toPlainDate();
  return dayOf(now).equals(dayOf(visit.start)) ? undefined : refused('NOT_TODAY', 'The visit is not today.');
};

export const staffWithinADay: Guard = (visit, now, as) =>
  as === 'staff' && after(now, visit.statusChangedAt.add({ hours: limits.undoHours }))
    ? refused('UNDO_TOO_LATE', `After ${limits.undoHours} hours only an administrator can undo this.`)
    : undefined;
