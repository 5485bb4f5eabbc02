import { feeOf, type AppointmentFlag } from '../../practitioners/index.js';
import type { AppointmentState, TextlessState, Texts } from '../domain/appointment-state.js';
import { isClinic, isParty } from '../domain/acting-as.js';
import { cutOffOf } from '../domain/guards.js';
import { allowedActions } from '../domain/lifecycle.js';
import type { Occasion } from '../domain/occasion.js';
import type { AppointmentView } from '../http/appointments.view.js';

/** The fields that every reader sees. */
const shownFields = [
  ...(['id', 'version', 'status', 'revision', 'start', 'end', 'timeZone', 'practitionerId', 'siteId'] as const),
  ...(['visitTypeId', 'patientId', 'late', 'approvalDeadline', 'confirmedAt', 'cancelledAt'] as const),
  ...(['createdAt', 'updatedAt'] as const),
] satisfies (keyof AppointmentState & keyof AppointmentView)[];

type ShownFields = Pick<AppointmentView, (typeof shownFields)[number]>;

/** The appointment for a reader who opens it: plain JSON, so that the answer can be stored and replayed. */
export function viewOf(appointment: AppointmentState, occasion: Occasion): AppointmentView {
  return { ...textlessViewOf(appointment, occasion), ...textsOf(appointment, occasion) };
}

function textsOf({ reason, staffNote }: Texts, { actor }: Occasion) {
  const forClinic = isClinic(actor) ? { staffNote, hasStaffNote: staffNote !== null } : {};
  return { reason, hasReason: reason !== null, ...forClinic };
}

function textlessViewOf(appointment: TextlessState, occasion: Occasion): Omit<AppointmentView, 'hasReason'> {
  const fields = shownFields.map((field) => [field, printed(appointment[field])]);
  return {
    ...(Object.fromEntries(fields) as ShownFields),
    visitType: bookedTypeOf(appointment),
    cutOff: isOpen(appointment) ? cutOffOf(appointment, occasion.policies).toString() : null,
    allowedActions: allowedActions(appointment, occasion),
  };
}

function bookedTypeOf({ visitTypeId: id, visitTypeName: name, mode, start, end, ...fee }: TextlessState) {
  return { id, name, mode, durationMinutes: start.until(end).total('minutes'), fee: feeOf(fee) };
}

/** An appointment in a list: what is written about it has been read only for its parties. */
export interface ListedAppointment extends TextlessState, Partial<Texts> {
  readonly hasReason: boolean;
  readonly hasStaffNote: boolean;
  readonly flags: readonly AppointmentFlag[];
}

/**
 * The appointment in a list. The front desk sees there that something was written about it, and reads it with the
 * appointment itself, which leaves a trace; its patient and its practitioner see the texts.
 */
export function listedViewOf(listed: ListedAppointment, occasion: Occasion): AppointmentView {
  const { reason = null, staffNote = null, hasReason, hasStaffNote, flags } = listed;
  return {
    ...textlessViewOf(listed, occasion),
    ...(isClinic(occasion.actor) ? { flags } : {}),
    ...(isParty(occasion.actor) ? textsOf({ reason, staffNote }, occasion) : { hasReason, hasStaffNote }),
  };
}

/** Whether it can still be moved and cancelled. */
function isOpen({ status }: TextlessState): boolean {
  return status === 'pending' || status === 'confirmed';
}

function printed(value: unknown): unknown {
  return value instanceof Temporal.Instant ? value.toString() : value;
}
