import { describe, expect, it } from 'vitest';
import { allowedActions, guardTransition, type Action } from '../../../src/appointments/domain/lifecycle.js';
import { statuses, type AppointmentStatus } from '../../../src/appointments/domain/status.js';
import type { ActingAs } from '../../../src/appointments/domain/acting-as.js';
import { DomainError } from '../../../src/shared/kernel/domain-error.js';
import { appointmentIn, by, start } from './visits.js';

const actions: Action[] = [
  'approve',
  'decline',
  'cancel',
  'reschedule',
  'check-in',
  'start',
  'complete',
  'no-show',
  'undo',
  'retract',
];
const roles: ActingAs[] = ['patient', 'practitioner', 'staff', 'admin'];

/** What each may do, written down a second time and independently: [actions days before, actions 20 minutes after the start]. */
const expected: Record<string, Partial<Record<AppointmentStatus, [string, string]>>> = {
  patient: {
    pending: ['cancel reschedule', ''],
    confirmed: ['cancel reschedule', 'check-in'],
  },
  practitioner: {
    pending: ['approve decline cancel reschedule', 'decline cancel reschedule'],
    confirmed: ['cancel reschedule', 'cancel reschedule start complete no-show'],
    checked_in: ['', 'start complete'],
    in_consultation: ['', 'complete'],
  },
  staff: {
    pending: ['approve decline cancel reschedule', 'decline cancel reschedule'],
    confirmed: ['cancel reschedule', 'cancel reschedule check-in start complete no-show'],
    checked_in: ['cancel undo', 'cancel start complete'],
    in_consultation: ['undo', 'complete'],
    completed: ['undo', ''],
    no_show: ['undo', ''],
  },
  admin: {
    pending: ['approve decline cancel reschedule retract', 'decline cancel reschedule retract'],
    confirmed: ['cancel reschedule retract', 'cancel reschedule check-in start complete no-show retract'],
    checked_in: ['cancel undo retract', 'cancel start complete undo retract'],
    in_consultation: ['undo retract', 'complete undo retract'],
    completed: ['undo retract', 'undo retract'],
    no_show: ['undo retract', 'undo retract'],
    declined: ['retract', 'retract'],
    cancelled: ['retract', 'retract'],
    expired: ['retract', 'retract'],
  },
};

const moments = [start.subtract({ hours: 90 }), start.add({ minutes: 20 })];
const cases = statuses.flatMap((status) => roles.map((role) => ({ status, role })));

describe('the lifecycle', () => {
  it.each(cases)('lets a $role do to a visit that is $status what the table says', ({ status, role }) => {
    moments.forEach((now, moment) => {
      const wanted = (expected[role]![status]?.[moment] ?? '').split(' ').filter(Boolean);
      const appointment = appointmentIn(status);
      expect(allowedActions(appointment, by(role, now)).sort()).toEqual(wanted.sort());
      for (const action of actions) {
        const attempt = () => guardTransition(appointment, action, by(role, now), 'because');
        if (wanted.includes(action)) expect(attempt).not.toThrow();
        else expect(attempt).toThrow(DomainError);
      }
    });
  });

  it('says what the status is and what is allowed when the table has no such transition', () => {
    const now = moments[0]!;
    const attempt = () => guardTransition(appointmentIn('confirmed'), 'approve', by('staff', now));
    const details = { current: 'confirmed', allowed: ['cancel', 'reschedule'] };
    expect(attempt).toThrow(expect.objectContaining({ kind: 'conflict', code: 'INVALID_TRANSITION', details }));
  });

  it('tells someone who never may from someone who may not now', () => {
    const attempt = () => guardTransition(appointmentIn('completed'), 'approve', by('patient', moments[0]!));
    expect(attempt).toThrow(expect.objectContaining({ kind: 'forbidden' }));
  });

  it.each([
    ['approve', 'pending', 'staff', 'START_PASSED', start],
    ['cancel', 'confirmed', 'patient', 'START_PASSED', start],
    ['reschedule', 'confirmed', 'patient', 'CUT_OFF', start.subtract({ hours: 24 }).add({ seconds: 1 })],
    ['complete', 'confirmed', 'practitioner', 'NOT_STARTED', start.subtract({ seconds: 1 })],
    ['no-show', 'confirmed', 'staff', 'WITHIN_GRACE', start.add({ minutes: 15 }).subtract({ seconds: 1 })],
    ['check-in', 'confirmed', 'patient', 'NOT_TODAY', Temporal.Instant.from('2026-12-09T18:29:59Z')],
    ['check-in', 'confirmed', 'staff', 'NOT_TODAY', Temporal.Instant.from('2026-12-09T18:29:59Z')],
    ['start', 'confirmed', 'practitioner', 'NOT_TODAY', Temporal.Instant.from('2026-12-09T18:29:59Z')],
    ['undo', 'completed', 'staff', 'UNDO_TOO_LATE', start],
  ] as const)('refuses to %s a visit that is %s by %s: %s', (action, status, role, code, now) => {
    const attempt = () => guardTransition(appointmentIn(status), action, by(role, now), 'because');
    expect(attempt).toThrow(expect.objectContaining({ kind: 'refused', code }));
  });

  it.each([
    ['reschedule', 'confirmed', 'patient', start.subtract({ hours: 24 })],
    ['cancel', 'confirmed', 'patient', start.subtract({ seconds: 1 })],
    ['complete', 'confirmed', 'practitioner', start],
    ['no-show', 'confirmed', 'staff', start.add({ minutes: 15 })],
    // Half past midnight in Colombo, still the evening before in UTC.
    ['check-in', 'confirmed', 'staff', Temporal.Instant.from('2026-12-09T19:00:00Z')],
    ['expire', 'pending', 'system', start.subtract({ hours: 72 })],
  ] as const)('allows to %s a visit that is %s by %s to the second', (action, status, role, now) => {
    expect(guardTransition(appointmentIn(status), action, by(role, now)).actingAs).toBe(role);
  });

  it.each(['decline', 'cancel', 'undo', 'retract'] as const)('asks the clinic why it would %s', (action) => {
    const status = action === 'undo' ? 'completed' : 'pending';
    const attempt = () => guardTransition(appointmentIn(status), action, by('admin', moments[0]!));
    expect(attempt).toThrow(expect.objectContaining({ kind: 'refused', code: 'REASON_REQUIRED' }));
  });

  it('lets nobody but the clinic move what the visit type forbids its patients to move', () => {
    const visitType = { forbidsPatientMoves: true, active: true } as const;
    const appointment = appointmentIn('confirmed', { visitType });
    const now = moments[0]!;
    const move = (...of: ActingAs[]) => guardTransition(appointment, 'reschedule', by(of, now)).actingAs;
    expect(() => move('patient')).toThrow(expect.objectContaining({ kind: 'refused', code: 'MOVES_FORBIDDEN' }));
    expect(allowedActions(appointment, by('patient', now))).toEqual(['cancel']);
    expect([move('practitioner'), move('staff'), move('admin')]).toEqual(['practitioner', 'staff', 'admin']);
    // At the desk the own appointment is moved as staff.
    expect(move('patient', 'staff')).toBe('staff');
  });

  it('treats the own visit of staff as a patient first, and as staff where a patient may not', () => {
    const appointment = appointmentIn('confirmed');
    expect(guardTransition(appointment, 'cancel', by(['patient', 'staff'], moments[0]!)).actingAs).toBe('patient');
    expect(
      guardTransition(appointment, 'reschedule', by(['patient', 'staff'], start.subtract({ hours: 1 }))).actingAs,
    ).toBe('staff');
  });
});
