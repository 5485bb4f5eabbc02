import { conflict, forbidden, refused } from '../../shared/kernel/domain-error.js';
import type { Policies } from '../../settings/index.js';
import type { Capacity } from './events.js';
import * as guard from './guards.js';
import { statuses, type AppointmentStatus } from './status.js';
import type { VisitRecord } from './visit-record.js';
import type { Who } from './who.js';

/** What an actor can do to a visit; the words of the API's paths. */
export type Action =
  'approve' | 'decline' | 'cancel' | 'reschedule' | 'check-in' | 'start' | 'complete' | 'no-show' | 'undo' | 'retract';

interface Transition {
  readonly action: Action | 'expire';
  readonly from: readonly AppointmentStatus[];
  /** Where it leads; absent where the visit itself knows (a move, an undo). */
  readonly to?: AppointmentStatus;
  readonly who: readonly Capacity[];
  readonly guard?: guard.Guard;
  /** Who has to say why. */
  readonly reasonFrom?: readonly Capacity[];
}

// An administrator may do whatever the front desk may.
const desk = ['staff', 'admin'] as const;
const clinic = ['practitioner', 'staff', 'admin'] as const;

/** The lifecycle. What is not a row here cannot happen; booking alone makes a visit, in `pending` or `confirmed`. */
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
    guard: guard.patientBeforeCutOff,
  },
  // The patient with the code of the site: see Appointment.checkIn.
  { action: 'check-in', from: ['confirmed'], to: 'checked_in', who: ['patient', ...desk], guard: guard.onItsLocalDay },
  { action: 'start', from: ['checked_in'], to: 'in_consultation', who: clinic },
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
export function allowedActions(visit: VisitRecord, who: Who, now: Temporal.Instant, policies: Policies): Action[] {
  const open = lifecycle.filter(
    (row) =>
      row.from.includes(visit.status) &&
      who.capacities.some((as) => row.who.includes(as) && !row.guard?.(visit, now, as, policies)),
  );
  return [...new Set(open.map((row) => row.action))].filter((action) => action !== 'expire');
}

/**
 * The row that lets the actor do it, and as what.
 * @throws 403 when this actor never may, INVALID_TRANSITION when not from this status, the rule's name when a guard refuses.
 */
export function permit(
  visit: VisitRecord,
  action: Transition['action'],
  who: Who,
  now: Temporal.Instant,
  policies: Policies,
  reason?: string | null,
): { row: Transition; as: Capacity } {
  const rows = lifecycle.filter((row) => row.action === action);
  const mine = rows.filter((row) => row.who.some((as) => who.capacities.includes(as)));
  if (mine.length === 0) throw forbidden('NOT_YOUR_ACTION', `You may not ${action} this visit.`);
  const row = mine.find((candidate) => candidate.from.includes(visit.status));
  if (!row) {
    const details = { current: visit.status, allowed: allowedActions(visit, who, now, policies) };
    throw conflict('INVALID_TRANSITION', `A visit that is ${visit.status} cannot be changed like this.`, details);
  }
  const capacities = who.capacities.filter((as) => row.who.includes(as));
  const as = capacities.find((capacity) => !row.guard?.(visit, now, capacity, policies));
  if (as === undefined) throw row.guard!(visit, now, capacities[0]!, policies)!;
  if (row.reasonFrom?.includes(as) && !reason) throw refused('REASON_REQUIRED', 'Say why: a reason is required.');
  return { row, as };
}
