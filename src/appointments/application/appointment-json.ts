import type { AppointmentState } from '../domain/appointment-state.js';
import { isClinic, isParty } from '../domain/acting-as.js';
import { cutOffOf } from '../domain/guards.js';
import { allowedActions } from '../domain/lifecycle.js';
import type { Occasion } from '../domain/occasion.js';

/** The fields that every reader sees. */
const shownFields = [
  ...(['id', 'version', 'status', 'revision', 'start', 'end', 'timeZone', 'practitionerId', 'siteId'] as const),
  ...(['visitTypeId', 'patientId', 'late', 'approvalDeadline', 'confirmedAt', 'cancelledAt'] as const),
  ...(['createdAt', 'updatedAt'] as const),
] satisfies (keyof AppointmentState)[];

type Printed<Value> = Value extends Temporal.Instant ? string : Value;
type ShownFields = { readonly [Field in (typeof shownFields)[number]]: Printed<AppointmentState[Field]> };

/** An appointment as its reader may see it: JSON, so that an answer can be stored and replayed. Instants are RFC 3339. */
export interface AppointmentJson extends ShownFields {
  /** Absent where {@link listedJson} leaves it out. */
  readonly reason?: string | null;
  readonly hasReason: boolean;
  /** Absent for patients, and where {@link listedJson} leaves it out. */
  readonly staffNote?: string | null;
  /** Absent for patients. */
  readonly hasStaffNote?: boolean;
  /** Until when the patient cancels in time, and may move it; null when it is not ahead any more. */
  readonly cutOff: string | null;
  readonly allowedActions: string[];
}

/** The appointment for a reader who opens it. */
export function jsonOf(appointment: AppointmentState, occasion: Occasion): AppointmentJson {
  const { reason, staffNote } = appointment;
  const fields = shownFields.map((field) => [field, printed(appointment[field])]);
  return {
    ...(Object.fromEntries(fields) as ShownFields),
    ...{ reason, hasReason: reason !== null },
    ...(isClinic(occasion.actor) ? { staffNote, hasStaffNote: staffNote !== null } : {}),
    cutOff: isOpen(appointment) ? cutOffOf(appointment, occasion.policies).toString() : null,
    allowedActions: allowedActions(appointment, occasion),
  };
}

/** An appointment in a list: what is written about it may not have been read for this reader. */
export interface ListedAppointment extends AppointmentState {
  readonly hasReason: boolean;
  readonly hasStaffNote: boolean;
}

/**
 * The appointment in a list. The front desk sees there that something was written about it, and reads it with the
 * appointment itself, which leaves a trace; its patient and its practitioner see the texts.
 */
export function listedJson(listed: ListedAppointment, occasion: Occasion): AppointmentJson {
  const { hasReason, hasStaffNote, ...appointment } = listed;
  const json = jsonOf(appointment, occasion);
  if (isParty(occasion.actor)) return json;
  const { reason: _, staffNote: __, ...rest } = json;
  return { ...rest, hasReason, hasStaffNote };
}

/** Whether it can still be moved and cancelled. */
function isOpen({ status }: AppointmentState): boolean {
  return status === 'pending' || status === 'confirmed';
}

function printed(value: unknown): unknown {
  return value instanceof Temporal.Instant ? value.toString() : value;
}
