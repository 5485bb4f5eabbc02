import { counted } from '../../shared/kernel/counted.js';
import { refused, type DomainError } from '../../shared/kernel/domain-error.js';
import type { Policies } from '../../settings/index.js';
import type { ActingAs } from './acting-as.js';
import type { TextlessState } from './appointment-state.js';
import type { Occasion } from './occasion.js';

/** What forbids a transition that the table has, or undefined. */
export type Guard = (appointment: TextlessState, occasion: Occasion, actingAs: ActingAs) => DomainError | undefined;

/** For how many hours a member of staff may take a step back. */
const maxUndoHours = 24;

const after = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;

/** Until when, inclusive, the patient moves freely and cancels in time. */
export function cutOffOf(
  { start }: Pick<TextlessState, 'start'>,
  { cancellationCutOffHours }: Policies,
): Temporal.Instant {
  return start.subtract({ hours: cancellationCutOffHours });
}

/** Whether the start is nearer than the cut-off, or past. */
export function isAfterCutOff(appointment: TextlessState, { now, policies }: Occasion): boolean {
  return after(now, cutOffOf(appointment, policies));
}

export const beforeItsStart: Guard = (appointment, { now }) =>
  after(appointment.start, now) ? undefined : refused('START_PASSED', 'The visit should have begun already.');

export const afterItsStart: Guard = (appointment, { now }) =>
  after(appointment.start, now) ? refused('NOT_STARTED', 'The visit has not begun yet.') : undefined;

export const afterItsGrace: Guard = (appointment, { now, policies: { noShowGraceMinutes } }) =>
  after(appointment.start.add({ minutes: noShowGraceMinutes }), now)
    ? refused('WITHIN_GRACE', `A patient may be ${counted(noShowGraceMinutes, 'minute')} late.`)
    : undefined;

export const afterItsDeadline: Guard = (appointment, { now }) =>
  appointment.approvalDeadline === null || after(appointment.approvalDeadline, now)
    ? refused('NOT_DUE', 'The request can still be answered.')
    : undefined;

/** Patients cancel until the start, or until the cut-off where late cancellation is refused; the clinic at any time. */
export const cancellable: Guard = (appointment, occasion, actingAs) => {
  if (actingAs !== 'patient') return undefined;
  const guard = occasion.policies.lateCancellation === 'refuse' ? patientBeforeCutOff : beforeItsStart;
  return guard(appointment, occasion, actingAs);
};

export const patientBeforeCutOff: Guard = (appointment, occasion, actingAs) => {
  if (actingAs !== 'patient') return undefined;
  const { cancellationCutOffHours: hours } = occasion.policies;
  if (hours === 0 || !isAfterCutOff(appointment, occasion)) return beforeItsStart(appointment, occasion, actingAs);
  return refused('CUT_OFF', `Less than ${counted(hours, 'hour')} before the visit only the clinic can do this.`);
};

/** Patients move an appointment until the cut-off, where its visit type lets them; the clinic at any time. */
export const movable: Guard = (appointment, occasion, actingAs) => {
  if (actingAs === 'patient' && appointment.visitType?.forbidsPatientMoves) {
    return refused('MOVES_FORBIDDEN', 'Patients do not move visits of this type. Call the clinic to have it moved.');
  }
  if (actingAs === 'patient' && appointment.visitType?.active === false) {
    return refused('NOT_OFFERED', 'Visits of this type are not offered any more. Call the clinic to have yours moved.');
  }
  return patientBeforeCutOff(appointment, occasion, actingAs);
};

export const onItsLocalDay: Guard = (appointment, { now }) => {
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(appointment.timeZone).toPlainDate();
  return dayOf(now).equals(dayOf(appointment.start)) ? undefined : refused('NOT_TODAY', 'The visit is not today.');
};

export const staffWithinADay: Guard = (appointment, { now }, actingAs) =>
  actingAs === 'staff' && after(now, appointment.statusChangedAt.add({ hours: maxUndoHours }))
    ? refused('UNDO_TOO_LATE', `After ${maxUndoHours} hours only an administrator can undo this.`)
    : undefined;
