import type { TextlessState } from './appointment-state.js';
import type { AppointmentStatus } from './status.js';

/** The columns of a site's day, in the order in which an appointment goes through them. */
export const boardColumns = ['requested', 'expected', 'here', 'withDoctor', 'done'] as const;
export type BoardColumn = (typeof boardColumns)[number];

const columns: Partial<Record<AppointmentStatus, BoardColumn>> = {
  pending: 'requested',
  confirmed: 'expected',
  checked_in: 'here',
  in_consultation: 'withDoctor',
  completed: 'done',
  no_show: 'done',
};

/** The statuses that are on a board: not what was declined, cancelled, expired or retracted. */
export const boardStatuses = Object.keys(columns) as AppointmentStatus[];

/** An appointment with what its history says about the day. */
export interface BoardAppointment extends TextlessState {
  readonly hasReason: boolean;
  readonly hasStaffNote: boolean;
  /** The last check-in, and the last time one was taken back. */
  readonly lastCheckIn: Temporal.Instant | null;
  readonly lastCheckInUndone: Temporal.Instant | null;
  readonly lastStart: Temporal.Instant | null;
}

export interface BoardPlace {
  readonly column: BoardColumn;
  readonly checkedInAt: Temporal.Instant | null;
  readonly startedAt: Temporal.Instant | null;
  /** Whole minutes since the check-in, while the patient waits for the doctor. */
  readonly waitingMinutes: number | null;
  /** The start has passed and the patient is not here. */
  readonly late: boolean;
}

/** Where an appointment stands on the board. */
export function placeOf(appointment: BoardAppointment, now: Temporal.Instant): BoardPlace {
  const { status, lastCheckIn, lastCheckInUndone, lastStart } = appointment;
  const came = ['checked_in', 'in_consultation', 'completed'].includes(status);
  // An appointment may be completed without a check-in, also after one that was a mistake.
  const mistaken =
    status === 'completed' && lastCheckIn && lastCheckInUndone && isAfter(lastCheckInUndone, lastCheckIn);
  const checkedInAt = came && !mistaken ? lastCheckIn : null;
  const startedAt = ['in_consultation', 'completed'].includes(status) ? lastStart : null;
  const waits = status === 'checked_in' && checkedInAt;
  return {
    column: columns[status]!,
    checkedInAt,
    startedAt,
    waitingMinutes: waits ? Math.floor(checkedInAt.until(now).total('minutes')) : null,
    late: (status === 'pending' || status === 'confirmed') && isAfter(now, appointment.start),
  };
}

/** How many appointments stand in each column. */
export function countsOf(places: readonly { column: BoardColumn }[]): Record<BoardColumn, number> {
  const counts = { requested: 0, expected: 0, here: 0, withDoctor: 0, done: 0 };
  for (const { column } of places) counts[column]++;
  return counts;
}

/** A local day as instants; the last one is not part of it. */
export function instantsOfDay(date: Temporal.PlainDate, timeZone: string): { from: string; to: string } {
  const from = date.toZonedDateTime(timeZone).toInstant().toString();
  return { from, to: date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString() };
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}
