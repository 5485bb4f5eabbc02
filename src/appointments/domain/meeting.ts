import { conflict, refused } from '../../shared/kernel/domain-error.js';
import { occupies } from './status.js';
import type { VisitRecord } from './visit-record.js';

/** The room opens so long before the start of the visit, and closes so long after its end. */
export const meetingTimes = { opensMinutes: 15, closesMinutes: 30 } as const;
const { opensMinutes, closesMinutes } = meetingTimes;

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/**
 * When the room of a video visit opens. It is for the visit only: not for days before it, and not for weeks after.
 * @throws NOT_CONFIRMED, TOO_EARLY with `availableFrom`, MEETING_OVER
 */
export function openMeeting(visit: VisitRecord, now: Temporal.Instant): { availableFrom: Temporal.Instant } {
  if (visit.status === 'pending') throw conflict('NOT_CONFIRMED', 'There is a meeting once the visit is confirmed.');
  const availableFrom = visit.start.subtract({ minutes: opensMinutes });
  const closes = visit.end.add({ minutes: closesMinutes });
  if (!occupies(visit.status) || !isBefore(now, closes)) {
    throw refused('MEETING_OVER', 'The meeting of this visit is over, or does not take place.');
  }
  if (isBefore(now, availableFrom)) {
    throw refused('TOO_EARLY', `The meeting opens ${opensMinutes} minutes before the visit.`, {
      availableFrom: availableFrom.toString(),
    });
  }
  return { availableFrom };
}
