import { conflict, forbidden, refused } from '../../shared/kernel/domain-error.js';
import type { ActingAs } from './acting-as.js';
import type { TextlessState } from './appointment-state.js';
import * as guard from './guards.js';
import type { Occasion } from './occasion.js';
import { statuses, type AppointmentStatus } from './status.js';

/** What an actor can do to an appointment; the words of the API's paths. */
export type Action =
  'approve' | 'decline' | 'cancel' | 'reschedule' | 'check-in' | 'start' | 'complete' | 'no-show' | 'undo' | 'retract';

interface Transition {
  readonly action: Action | 'expire';
  readonly from: readonly AppointmentStatus[];
  /** Where it leads; absent where the appointment itself knows (a move, an undo). */
  readonly to?: AppointmentStatus;
  readonly who: readonly ActingAs[];
  readonly guard?: guard.Guard;
  /** Who has to give a reason. */
  readonly reasonFrom?: readonly ActingAs[];
}

// An administrator may do whatever the front desk may.
const desk = ['staff', 'admin'] as const;
const clinic = ['practitioner', 'staff', 'admin'] as const;

/** The lifecycle. What is not a row here cannot happen; booking alone makes an appointment, in `pending` or `confirmed`. */
export const lifecycle: readonly Transition[] = [
  { action: 'approve', from: ['pending'], to: 'confirmed', who: clinic, guard: guard.beforeItsStart },
  { action: 'decline', from: ['pending'], to: 'declined', who: clinic, reasonFrom: clinic },
  { action: 'expire', from: ['pending'], to: 'expired', who: ['system'], guard: guard.afterItsDeadline },
  {
    action: 'cancel',
    from: ['pending', 'confirmed'],
    to: 'cancelled',
    who: ['patient', ...clinic],
    guard: guard.cancellable,
    reasonFrom: clinic,
  },
  // The patient left unseen.
  { action: 'cancel', from: ['checked_in'], to: 'cancelled', who: desk, reasonFrom: desk },
  {
    action: 'reschedule',
    from: ['pending', 'confirmed'],
    who: ['patient', ...clinic],
    guard: guard.movable,
  },
  // The patient with the code of the site: see Appointment.checkIn.
  { action: 'check-in', from: ['confirmed'], to: 'checked_in', who: ['patient', ...desk], guard: guard.onItsLocalDay },
  // Who begins a visit sees its patient: neither a video visit nor a practitioner without a front desk needs a check-in.
  {
    action: 'start',
    from: ['confirmed', 'checked_in'],
    to: 'in_consultation',
    who: clinic,
    guard: guard.onItsLocalDay,
  },
  {
    action: 'complete',
    from: ['confirmed', 'checked_in', 'in_consultation'],
    to: 'completed',
    who: clinic,
    guard: guard.afterItsStart,
  },
  { action: 'no-show', from: ['confirmed'], to: 'no_show', who: clinic, guard: guard.afterItsGrace },
  {
    action: 'undo',
    from: ['no_show', 'completed', 'checked_in', 'in_consultation'],
    who: desk,
    guard: guard.staffWithinADay,
    reasonFrom: desk,
  },
  {
    action: 'retract',
    from: statuses.filter((status) => status !== 'entered_in_error'),
    to: 'entered_in_error',
    who: ['admin'],
    reasonFrom: ['admin'],
  },
];

/** What the actor can do now, for a client that draws only what works. */
export function allowedActions(appointment: TextlessState, occasion: Occasion): Action[] {
  const open = lifecycle.filter(
    (row) =>
      row.from.includes(appointment.status) &&
      occasion.actor.roles.some((role) => row.who.includes(role) && !row.guard?.(appointment, occasion, role)),
  );
  return [...new Set(open.map((row) => row.action))].filter((action) => action !== 'expire');
}

/**
 * The row that lets the actor do it, and the role in which.
 * @throws 403 when this actor never may, INVALID_TRANSITION when not from this status, the rule's name when a guard refuses.
 */
export function guardTransition(
  appointment: TextlessState,
  action: Transition['action'],
  occasion: Occasion,
  reason?: string | null,
): { row: Transition; actingAs: ActingAs } {
  const { roles } = occasion.actor;
  const rows = lifecycle.filter((row) => row.action === action);
  const mine = rows.filter((row) => row.who.some((role) => roles.includes(role)));
  if (mine.length === 0) throw forbidden('NOT_YOUR_ACTION', `You may not ${action} this visit.`);
  const row = mine.find((candidate) => candidate.from.includes(appointment.status));
  if (!row) {
    const details = { current: appointment.status, allowed: allowedActions(appointment, occasion) };
    throw conflict('INVALID_TRANSITION', `A visit that is ${appointment.status} cannot be changed like this.`, details);
  }
  const possible = roles.filter((role) => row.who.includes(role));
  const actingAs = possible.find((role) => !row.guard?.(appointment, occasion, role));
  if (actingAs === undefined) throw row.guard!(appointment, occasion, possible[0]!)!;
  if (row.reasonFrom?.includes(actingAs) && !reason) throw refused('REASON_REQUIRED', 'Say why: a reason is required.');
  return { row, actingAs };
}
