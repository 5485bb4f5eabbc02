import { conflict, refused } from '../../shared/kernel/domain-error.js';
import type { AppointmentState } from './appointment-state.js';
import { occupies } from './status.js';

/** How long before the start of an appointment its room opens, and how long after its end it closes. */
export const meetingTimes = { opensMinutes: 15, closesMinutes: 30 } as const;
const { opensMinutes, closesMinutes } = meetingTimes;

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/**
 * When the room of an appointment by video opens.
 * @throws NOT_CONFIRMED, TOO_EARLY with `availableFrom`, MEETING_OVER
 */
export function openMeeting(appointment: AppointmentState, now: Temporal.Instant): { availableFrom: Temporal.Instant } {
  if (appointment.status === 'pending')
    throw conflict('NOT_CONFIRMED', 'There is a meeting once the visit is confirmed.');
  const availableFrom = appointment.start.subtract({ minutes: opensMinutes });
  const closes = appointment.end.add({ minutes: closesMinutes });
  if (!occupies(appointment.status) || !isBefore(now, closes)) {
    throw refused('MEETING_OVER', 'The meeting of this visit is over, or does not take place.');
  }
  if (isBefore(now, availableFrom)) {
    throw refused('TOO_EARLY', `The meeting opens ${opensMinutes} minutes before the visit.`, {
      availableFrom: availableFrom.toString(),
    });
  }
  return { availableFrom };
}
