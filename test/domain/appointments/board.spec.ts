import { describe, expect, it } from 'vitest';
import { countsOf, instantsOfDay, placeOf, type BoardAppointment } from '../../../src/appointments/domain/board.js';
import type { AppointmentStatus } from '../../../src/appointments/domain/status.js';
import { start, appointmentIn } from './visits.js';

const times = { hasStaffNote: false, lastCheckIn: null, lastCheckInUndone: null, lastStart: null };
const visit = (status: AppointmentStatus, values: Partial<BoardAppointment> = {}): BoardAppointment =>
  Object.assign(appointmentIn(status), { ...times, ...values }) as unknown as BoardAppointment;
const after = (minutes: number) => start.add({ minutes });

describe('a place on the board', () => {
  it.each([
    ['pending', 'requested', true],
    ['confirmed', 'expected', true],
    ['checked_in', 'here', false],
    ['in_consultation', 'withDoctor', false],
    ['completed', 'done', false],
    ['no_show', 'done', false],
  ] as const)('of a visit that is %s is %s', (status, column, late) => {
    expect(placeOf(visit(status), after(1))).toMatchObject({ column, late });
    expect(placeOf(visit(status), start).late).toBe(false);
  });

  it('tells how long somebody waits, until they are seen', () => {
    const came = { lastCheckIn: after(-10), lastStart: after(5) };
    expect(placeOf(visit('checked_in', came), after(2))).toMatchObject({ waitingMinutes: 12, startedAt: null });
    expect(placeOf(visit('in_consultation', came), after(6))).toMatchObject({
      checkedInAt: after(-10),
      startedAt: after(5),
      waitingMinutes: null,
    });
  });

  it('forgets a check-in that was taken back', () => {
    const mistaken = { lastCheckIn: after(-10), lastCheckInUndone: after(-9) };
    for (const status of ['confirmed', 'no_show', 'completed'] as const) {
      expect(placeOf(visit(status, mistaken), after(30)).checkedInAt).toBeNull();
    }
    const again = { ...mistaken, lastCheckIn: after(-8) };
    expect(placeOf(visit('completed', again), after(30)).checkedInAt).toEqual(after(-8));
  });
});

describe('a day of a site', () => {
  it('is as long as its clocks make it', () => {
    const day = (date: string, timeZone: string) => instantsOfDay(Temporal.PlainDate.from(date), timeZone);
    expect(day('2026-12-01', 'Asia/Colombo')).toEqual({ from: '2026-11-30T18:30:00Z', to: '2026-12-01T18:30:00Z' });
    expect(day('2026-03-29', 'Europe/Berlin')).toEqual({ from: '2026-03-28T23:00:00Z', to: '2026-03-29T22:00:00Z' });
  });

  it('counts who stands where', () => {
    const places = (['here', 'here', 'done'] as const).map((column) => ({ column }));
    expect(countsOf(places)).toEqual({ requested: 0, expected: 0, here: 2, withDoctor: 0, done: 1 });
  });
});
