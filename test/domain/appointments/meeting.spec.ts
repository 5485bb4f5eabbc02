import { describe, expect, it } from 'vitest';
import { openMeeting } from '../../../src/appointments/domain/meeting.js';
import { statuses, type AppointmentStatus } from '../../../src/appointments/domain/status.js';
import type { AppointmentState } from '../../../src/appointments/domain/appointment-state.js';

const start = Temporal.Instant.from('2026-12-03T09:00:00Z');
const visit = (status: AppointmentStatus) => ({ status, start, end: start.add({ minutes: 30 }) }) as AppointmentState;

/** What is answered so many seconds after the start. */
const answer = (status: AppointmentStatus, seconds: number): string => {
  try {
    return openMeeting(visit(status), start.add({ seconds })).availableFrom.toString();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the meeting of a visit', () => {
  it('is open from 15 minutes before the start until 30 minutes after the end', () => {
    const seconds = [-86_400, -901, -900, 0, 3_599, 3_600, 86_400];
    const open = '2026-12-03T08:45:00Z';
    expect(seconds.map((each) => answer('confirmed', each))).toEqual([
      ...['TOO_EARLY', 'TOO_EARLY', open, open, open, 'MEETING_OVER', 'MEETING_OVER'],
    ]);
  });

  it('takes place only while the visit is confirmed, checked in or in consultation', () => {
    const open = statuses.filter((status) => answer(status, 0).startsWith('2026'));
    expect(open).toEqual(['confirmed', 'checked_in', 'in_consultation']);
    expect(answer('pending', 0)).toBe('NOT_CONFIRMED');
    expect(answer('cancelled', -86_400)).toBe('MEETING_OVER');
  });

  it('says when it opens', () => {
    expect(() => openMeeting(visit('confirmed'), start.subtract({ hours: 1 }))).toThrow(
      expect.objectContaining({ details: { availableFrom: '2026-12-03T08:45:00Z' } }),
    );
  });
});
